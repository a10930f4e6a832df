"""The keeper: makes and mends accounts, and reads nothing personal."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from tests.factories import PASSWORD, PersonFactory

from zhibu.apps.accounts.models import AuditEntry, Grant, User
from zhibu.apps.accounts.queries.accounts import accounts, rows_of
from zhibu.apps.accounts.queries.lockouts import locked_until
from zhibu.apps.accounts.services.grants import AlreadyGranted, RolesClash, end_grant, give_grant
from zhibu.apps.accounts.services.keeping import (
    AccountTaken,
    OwnAccount,
    PersonUnknown,
    create_account,
    remove_second_factor,
    switch_account,
    unlock,
)

TODAY = date(2026, 11, 24)
LOGIN = "/account/login/"


def test_an_account_is_made_by_code_without_showing_the_name(signed_in, house):
    person = PersonFactory(zone=house.zone, name="丁小舟", phone="13900000000")
    filled = {"username": "dingxz", "zone": house.zone.pk, "code": person.code}
    page = signed_in("keeper").post("/keeper/accounts/", filled)
    user = User.objects.get(username="dingxz")
    assert (user.person, user.must_change_password) == (person, True)
    assert "丁小舟" not in page.text
    assert "no-store" in page["Cache-Control"]
    password = page.text.split('<code class="fs-2 text-body">')[1].split("</code>")[0]
    assert user.check_password(password)
    again = signed_in("keeper").get(f"/keeper/accounts/{user.pk}/").text
    assert password not in again
    assert person.code in again
    for personal in ("丁小舟", "13900000000"):
        assert personal not in again + signed_in("keeper").get("/keeper/accounts/").text


def test_a_wrong_code_a_second_account_and_a_used_name_are_refused(house, viewer):
    facts = {"zone": house.zone, "viewer": viewer("keeper")}
    with pytest.raises(PersonUnknown, match="X1"):
        create_account(username="new", code="X1", **facts)
    with pytest.raises(AccountTaken, match="member"):
        create_account(username="new", code=house.person.code, **facts)
    free = PersonFactory(zone=house.zone)
    with pytest.raises(AccountTaken, match="已有人使用"):
        create_account(username="MEMBER", code=free.code, **facts)
    assert not User.objects.filter(username="new").exists()


def test_the_code_of_another_zone_finds_nobody(house, viewer):
    foreign = PersonFactory()
    with pytest.raises(PersonUnknown):
        create_account(username="new", zone=house.zone, code=foreign.code, viewer=viewer("keeper"))


def test_switching_off_ends_the_sign_in_at_once(signed_in, house, viewer):
    client = Client()
    client.force_login(house.users["officer"])
    assert client.get("/me/").status_code == 200
    switch_account(user=house.users["officer"], active=False, viewer=viewer("keeper"))
    assert client.get("/me/").status_code == 302


def test_a_reset_replaces_the_password_ends_sessions_and_lifts_the_lock(signed_in, house):
    officer = Client()
    officer.force_login(house.users["officer"])
    for _ in range(5):
        Client().post(LOGIN, {"login": "officer", "password": "wrong"})
    assert locked_until("officer", at=timezone.now())
    user = house.users["officer"]
    assert signed_in("keeper").post(f"/keeper/accounts/{user.pk}/password/").status_code == 200
    user.refresh_from_db()
    assert user.must_change_password
    assert not user.check_password(PASSWORD)
    assert officer.get("/me/").status_code == 302
    assert locked_until("officer", at=timezone.now()) is None


def test_unlocking_lets_the_person_try_again(house, viewer):
    for _ in range(5):
        Client().post(LOGIN, {"login": "officer", "password": "wrong"})
    (row,) = rows_of(accounts("officer", on=TODAY), at=timezone.now())
    assert row.locked_until
    unlock(user=house.users["officer"], viewer=viewer("keeper"))
    answer = Client().post(LOGIN, {"login": "officer", "password": PASSWORD})
    assert answer.status_code == 302


def test_a_lost_second_factor_can_be_taken_off(house, viewer):
    Authenticator.objects.create(
        user=house.users["officer"], type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    remove_second_factor(user=house.users["officer"], viewer=viewer("keeper"))
    assert not Authenticator.objects.exists()


def test_a_keeper_does_none_of_this_to_the_own_account(house, viewer):
    own = {"user": house.users["keeper"], "viewer": viewer("keeper")}
    with pytest.raises(OwnAccount):
        switch_account(active=False, **own)
    with pytest.raises(OwnAccount):
        remove_second_factor(**own)
    with pytest.raises(OwnAccount):
        give_grant(role=Grant.Role.COORDINATOR, zone=house.zone, since=TODAY, **own)
    with pytest.raises(OwnAccount):
        end_grant(grant=house.users["keeper"].grants.get(), viewer=viewer("keeper"), on=TODAY)


def test_who_administers_does_not_read(house, viewer):
    facts = {"viewer": viewer("keeper"), "since": TODAY}
    second, _ = create_account(username="keeper2", viewer=viewer("keeper"))
    give_grant(user=second, role=Grant.Role.KEEPER, **facts)
    with pytest.raises(RolesClash):
        give_grant(user=second, role=Grant.Role.COORDINATOR, zone=house.zone, **facts)
    for role in ("coordinator", "officer"):
        with pytest.raises(RolesClash):
            give_grant(user=house.users[role], role=Grant.Role.KEEPER, **facts)


def test_a_role_is_given_used_and_ended(signed_in, house, viewer):
    user = house.users["officer"]
    filled = {"role": "coordinator", "zone": house.zone.pk}
    address = f"/keeper/accounts/{user.pk}/grants/"
    assert signed_in("keeper").post(address, filled).status_code == 302
    grant = user.grants.get()
    assert viewer("officer").coordinator_of == {house.zone.pk}
    with pytest.raises(AlreadyGranted):
        give_grant(
            user=user, role=Grant.Role.COORDINATOR, zone=house.zone, since=TODAY,
            viewer=viewer("keeper"),
        )  # fmt: skip
    Grant.objects.filter(pk=grant.pk).update(since=date(2026, 1, 1))
    signed_in("keeper").post(f"/keeper/grants/{grant.pk}/end/")
    assert viewer("officer").coordinator_of == frozenset()
    assert user.grants.get().until is not None


def test_a_role_without_its_place_is_sent_back(signed_in, house):
    address = f"/keeper/accounts/{house.users['officer'].pk}/grants/"
    answer = signed_in("keeper").post(address, {"role": "coordinator"})
    assert answer.status_code == 422
    assert "要写明在哪里" in answer.text


def test_every_step_of_the_keeper_is_on_record_for_the_zone(signed_in, house):
    user = house.users["officer"]
    for step in ("password", "unlock", "second-factor", "switch"):
        signed_in("keeper").post(f"/keeper/accounts/{user.pk}/{step}/")
    entries = AuditEntry.objects.filter(actor=house.users["keeper"], zone=house.zone)
    steps = {(entry.additional_data or {}).get("what") for entry in entries}
    assert {"重置密码", "解除登录锁定", "移除第二步验证"} <= steps
    assert any("is_active" in (entry.changes or {}) for entry in entries)


@pytest.mark.parametrize("people", [1, 30])
def test_the_list_costs_the_same_however_long(house, viewer, django_assert_num_queries, people):
    for number in range(people):
        create_account(username=f"new{number}", viewer=viewer("keeper"))
    with django_assert_num_queries(3):
        rows_of(accounts("new", on=TODAY), at=timezone.now())


def test_the_first_keeper_is_made_on_the_command_line(db, client, capsys):
    call_command("keeper", "admin1")
    password = capsys.readouterr().out.split("一次性密码：")[1].split()[0]
    assert client.post(LOGIN, {"login": "admin1", "password": password}).status_code == 302
    assert User.objects.get().grants.get().role == Grant.Role.KEEPER
    with pytest.raises(CommandError, match="已有人使用"):
        call_command("keeper", "ADMIN1")
