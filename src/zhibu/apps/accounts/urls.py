"""Addresses of accounts: the pages of django-allauth that we offer, and our own.

Accounts are given and carry no e-mail address: signing up, e-mail pages and passwords by
mail are closed. What is not mounted here cannot be reached.
"""

from allauth.account import views as account
from allauth.socialaccount import views as provider
from allauth.urls import build_provider_urlpatterns
from django.urls import include, path

from zhibu.apps.accounts.views import signin, type_size

library = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("mfa/", include("allauth.mfa.urls")),
    path("providers/", provider.connections, name="socialaccount_connections"),
    path("providers/cancelled/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("providers/error/", provider.login_error, name="socialaccount_login_error"),
]
closed = [
    path("signup/", signin.closed, name="account_signup"),
    path("email/", signin.closed, name="account_email"),
    path("email/sent/", signin.closed, name="account_email_verification_sent"),
    path("password/set/", signin.closed, name="account_set_password"),
    path("password/reset/", signin.closed, name="account_reset_password"),
    path("providers/signup/", signin.closed, name="socialaccount_signup"),
]
ours = [
    path("me/large-type/", type_size.switch, name="large_type"),
]

urlpatterns = [
    path("", include((ours, "accounts"))),
    path("account/", include([*library, *closed, *build_provider_urlpatterns()])),
]
