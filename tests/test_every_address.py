"""A walk over every address with every method and every role, of this zone and another.

A view without a door, a door with a rule nobody wrote, an address missing from its app's
table (tests/apps/<app>/expected_access.py) and an answer that differs from the table each
fail by the name of the address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from http.cookies import SimpleCookie
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import rules
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from tests.access_tables import EVERYONE, NOBODY, SIGNED_IN, Access
from tests.houses import ROLES, House, build_house

from zhibu.apps.foundation.door import PUBLIC
from zhibu.apps.foundation.door import SIGNED_IN as SIGNED_IN_RULE

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
ELSEWHERE = " elsewhere"
LOGIN = "/account/login/"

LIBRARY = {
    "account_login": EVERYONE,
    "account_logout": EVERYONE,
    "account_inactive": EVERYONE,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_authenticate": EVERYONE,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_login_webauthn": EVERYONE,
    "socialaccount_connections": SIGNED_IN,
    "socialaccount_login_cancelled": EVERYONE,
    "socialaccount_login_error": EVERYONE,
}
"""Views of django-allauth that we mount; all others of any library are refused."""
LIBRARY_KEYS = {"mfa_remove_webauthn": {"pk": 1}, "mfa_edit_webauthn": {"pk": 1}}


@dataclass(frozen=True)
class Address:
    """One address of the product: its full name, its pattern and its view."""

    name: str
    pattern: URLPattern

    @property
    def view(self) -> Any:
        return self.pattern.callback

    @property
    def is_library(self) -> bool:
        return self.view.__module__.startswith("allauth.")


def _walk(patterns: list[Any], prefix: str = "") -> Iterator[Address]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield Address(f"{prefix}{pattern.name}", pattern)
        else:
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from _walk(pattern.url_patterns, space)


ADDRESSES = tuple(_walk(get_resolver().url_patterns))
OURS = tuple(address for address in ADDRESSES if not address.is_library)


@cache
def _tables() -> tuple[Any, ...]:
    found = sorted(Path(__file__).parent.glob("apps/*/expected_access.py"))
    return tuple(import_module(f"tests.apps.{path.parent.name}.expected_access") for path in found)


@cache
def expected() -> dict[str, Access]:
    """Return the tables of all apps as one; a name written twice is an error."""
    whole: dict[str, Access] = {}
    for table in _tables():
        assert not whole.keys() & table.EXPECTED.keys(), table.__name__
        whole |= table.EXPECTED
    return whole


def keys_in(house: House, name: str) -> dict[str, Any]:
    """Return the keywords of an address, made by the table that lists it."""
    for table in _tables():
        if name in table.EXPECTED and hasattr(table, "keys"):
            return table.keys(house).get(name, {})
    return {}


@cache
def browser() -> Client:
    """Return one client for the whole walk: loading the middleware is most of a request."""
    return Client()


def signed_in(user: Any) -> SimpleCookie:
    """Return the cookies of a browser in which the user is signed in."""
    client = Client()
    if user is not None:
        client.force_login(user)
    return client.cookies


def ask(cookies: SimpleCookie, method: str, address: str) -> tuple[int, str]:
    """Return status and, for a redirect, where to; whatever was changed is undone."""
    client = browser()
    client.cookies = SimpleCookie(cookies.output(header="", sep=";"))
    with transaction.atomic():
        answer = client.generic(method, address)
        transaction.set_rollback(True)
    return answer.status_code, answer.headers.get("Location", "")


def is_as_expected(
    status: int, location: str, *, exists: bool, allowed: bool, nobody: bool
) -> bool:
    to_login = status == 302 and location.startswith(LOGIN)
    if not exists:
        return status in {404, 405}
    if allowed:
        return status < 500 and status not in {403, 404, 405} and not to_login
    return to_login if nobody else status in {403, 404}


def test_no_two_addresses_share_a_name():
    names = [address.name for address in ADDRESSES]
    assert sorted(names) == sorted(set(names))
    assert "None" not in " ".join(names)


def test_every_view_of_ours_has_a_door_and_every_library_view_is_listed():
    without = [a.name for a in OURS if not hasattr(a.view, "door")]
    assert without == []
    library = {a.name for a in ADDRESSES if a.is_library}
    assert library == set(LIBRARY)


def test_every_door_names_a_rule_that_was_written():
    for address in OURS:
        for rule in (address.view.door.read, address.view.door.write):
            assert rule in {None, PUBLIC, SIGNED_IN_RULE} or rules.rule_exists(rule), address.name


def test_the_tables_and_the_addresses_agree():
    names = {address.name for address in OURS}
    assert names - expected().keys() == set(), "addresses without an entry"
    assert expected().keys() - names == set(), "entries without an address"


def test_the_door_is_checked_before_the_view_by_the_middleware_too():
    assert "zhibu.apps.foundation.middleware.DeniedByDefaultMiddleware" in settings.MIDDLEWARE


@pytest.mark.parametrize("address", OURS, ids=lambda address: address.name)
def test_each_role_gets_what_the_table_says(db, address):
    house, other = build_house(), build_house(ELSEWHERE)
    access = expected()[address.name]
    keywords = keys_in(house, address.name)
    url = reverse(address.name, kwargs=keywords)
    reaches_across = access.everywhere or not keywords
    people: list[tuple[str, Any, bool]] = [(NOBODY, None, True)]
    people += [(role, house.users[role], True) for role in ROLES]
    people += [(role, other.users[role], reaches_across) for role in ROLES]
    wrong = []
    for role, user, reaches in people:
        cookies = signed_in(user)
        for method in METHODS:
            allowed_roles = access.roles(method)
            status, location = ask(cookies, method, url)
            fine = is_as_expected(
                status,
                location,
                exists=allowed_roles is not None,
                allowed=allowed_roles is not None and role in allowed_roles and reaches,
                nobody=user is None,
            )
            if not fine:
                wrong.append(f"{user or role} {method}: {status} {location}")
    assert wrong == []


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_library_pages_ask_strangers_to_sign_in_and_never_break(db, name):
    house = build_house()
    url = reverse(name, kwargs=LIBRARY_KEYS.get(name, {}))
    stranger, member = signed_in(None), signed_in(house.users["member"])
    for method in METHODS:
        status, location = ask(stranger, method, url)
        if NOBODY not in LIBRARY[name]:
            assert (method, status, location.startswith(LOGIN)) == (method, 302, True)
        assert status < 500, method
        assert ask(member, method, url)[0] < 500, method
