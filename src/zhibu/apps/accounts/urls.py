"""Addresses of accounts: the pages of django-allauth that we offer, and our own.

Accounts are given and carry no e-mail address: signing up, e-mail pages and passwords by
mail are closed. What is not mounted here cannot be reached.
"""

from allauth.account import views as account
from allauth.socialaccount import views as provider
from allauth.urls import build_provider_urlpatterns
from django.urls import URLPattern, URLResolver, include, path

from zhibu.apps.accounts.views import corrections, keeper, me, signin, trail, type_size, zones

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
    path("providers/signup/", signin.closed, name="socialaccount_signup"),
]
account_steps = [
    path("password/", keeper.keeper_reset_password, name="keeper_reset_password"),
    path("switch/", keeper.keeper_switch, name="keeper_switch"),
    path("unlock/", keeper.keeper_unlock, name="keeper_unlock"),
    path("second-factor/", keeper.keeper_second_factor, name="keeper_second_factor"),
    path("grants/", keeper.keeper_grant, name="keeper_grant"),
]
ours: list[URLPattern | URLResolver] = [
    path("me/", me.me, name="me"),
    path("me/held.xlsx", me.held_xlsx, name="held_xlsx"),
    path("me/held.json", me.held_json, name="held_json"),
    path("me/corrections/", me.ask, name="ask_correction"),
    path("me/large-type/", type_size.switch, name="large_type"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/<int:pk>/", corrections.answer, name="answer_correction"),
    path("trail/", trail.trail, name="trail"),
    path("trail/export.xlsx", trail.trail_xlsx, name="trail_xlsx"),
    path("keeper/zones/", zones.keeper_zones, name="keeper_zones"),
    path("keeper/accounts/", keeper.keeper_accounts, name="keeper_accounts"),
    path("keeper/accounts/<int:pk>/", keeper.keeper_account, name="keeper_account"),
    path("keeper/accounts/<int:pk>/", include(account_steps)),
    path("keeper/grants/<int:pk>/end/", keeper.keeper_end_grant, name="keeper_end_grant"),
]

urlpatterns = [
    path("", include((ours, "accounts"))),
    path("account/", include([*library, *closed, *build_provider_urlpatterns()])),
]
