"""How django-allauth behaves here: accounts are given, never taken."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Local sign-in; strangers cannot make themselves an account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse self-made accounts: the keeper or an officer makes them."""
        return False


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Sign-in through a work-chat provider, only for accounts linked beforehand."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Refuse accounts made by a provider's word alone."""
        return False
