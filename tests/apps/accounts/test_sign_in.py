"""Signing in: what is open, how strong, how long, and what happens after wrong passwords."""

import os
import subprocess
import sys
from contextlib import nullcontext
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import PASSWORD, UserFactory

from zhibu.apps.accounts.passwords import (
    ThreeClassesValidator,
    classes_used,
    one_time_password,
)
from zhibu.apps.accounts.queries.lockouts import locked_until
from zhibu.apps.foundation.templatetags.zhibu import moment

LOGIN = "/account/login/"
OPEN_PAGE = "/account/mfa/"


def sign_in(client, username="zhouming", password=PASSWORD):
    return client.post(LOGIN, {"login": username, "password": password})


@pytest.fixture
def user(db):
    return UserFactory(username="zhouming")


def test_the_sign_in_page_speaks_chinese_and_offers_neither_signing_up_nor_mail(client, db):
    page = client.get(LOGIN).text
    assert "<h1>登录</h1>" in page
    assert "用户名" in page
    assert "通行密钥" in page
    for address in ("signup", "password/reset", "email"):
        assert address not in page


@pytest.mark.parametrize(
    "address",
    [
        "signup/",
        "email/",
        "password/reset/",
        "password/set/",
        "providers/signup/",
        "confirm-email/x/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_closed_pages_are_not_there(client, db, address, method):
    assert getattr(client, method)(f"/account/{address}").status_code == 404


def test_the_right_password_signs_in_and_a_wrong_one_says_so(client, user):
    wrong = sign_in(client, password="wrong")
    assert wrong.status_code == 200
    assert "密码" in wrong.text
    right = sign_in(client)
    assert (right.status_code, right["Location"]) == (302, reverse("home:today"))


def test_five_wrong_passwords_lock_the_account_and_say_until_when(client, user):
    for _ in range(4):
        assert sign_in(client, password="wrong").status_code == 200
    locked = sign_in(client, password="wrong")
    until = locked_until("zhouming", at=timezone.now())
    assert locked.status_code == 429
    assert moment(until) in locked.text
    assert timedelta(minutes=14) < until - timezone.now() <= timedelta(minutes=15)
    assert sign_in(client).status_code == 429, "the right password waits as well"
    assert locked_until("zhouming", at=timezone.now()) == until, "trying on moves nothing"


def test_other_spellings_browsers_and_addresses_share_the_five_tries(client, user):
    for number, name in enumerate(["ZHOUMING", "Zhouming", " zhouming", "zhouMing", "zhouming"]):
        tried = client.post(
            LOGIN,
            {"login": name, "password": "wrong"},
            headers={"User-Agent": f"browser {number}"},
            REMOTE_ADDR=f"10.0.0.{number}",
        )
    assert tried.status_code == 429


def test_a_lock_leaves_colleagues_at_the_same_address_alone(client, user):
    UserFactory(username="huwenjing")
    for _ in range(5):
        sign_in(client, password="wrong")
    assert sign_in(client, "huwenjing").status_code == 302


def test_the_lock_ends_by_itself(client, user):
    for _ in range(5):
        sign_in(client, password="wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert locked_until("zhouming", at=timezone.now()) is None
    assert sign_in(client).status_code == 302


def test_an_account_that_was_switched_off_cannot_sign_in(client, user):
    user.is_active = False
    user.save()
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_thirty_idle_minutes_end_the_sign_in(client, user):
    client.force_login(user)
    client.get(OPEN_PAGE)
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get(OPEN_PAGE).status_code == 302


def test_work_extends_the_sign_in_at_most_once_a_minute(client, user):
    client.force_login(user)
    client.get(OPEN_PAGE)
    before = Session.objects.get().expire_date
    client.get(OPEN_PAGE)
    assert Session.objects.get().expire_date == before
    session = client.session
    session["seen_at"] = (timezone.now() - timedelta(seconds=61)).isoformat()
    session.save()
    saved = Session.objects.get().expire_date
    client.get(OPEN_PAGE)
    assert Session.objects.get().expire_date > saved


@pytest.mark.parametrize(("hours", "still_in"), [(11.9, True), (12.1, False)])
def test_twelve_hours_end_the_sign_in_however_busy(client, user, hours, still_in):
    client.force_login(user)
    session = client.session
    session["signed_in_at"] = (timezone.now() - timedelta(hours=hours)).isoformat()
    session.save()
    assert (client.get(OPEN_PAGE).status_code == 200) == still_in
    assert ("_auth_user_id" in client.session) == still_in


def test_a_one_time_password_must_be_changed_before_anything_else(client, user):
    user.must_change_password = True
    user.save()
    client.force_login(user)
    change = reverse("account_change_password")
    assert client.get(reverse("home:today"))["Location"] == change
    assert "一次性密码" in client.get(change).text
    new = {"oldpassword": PASSWORD, "password1": "Jingzhou-2026", "password2": "Jingzhou-2026"}
    same = client.post(change, new | {"password1": PASSWORD, "password2": PASSWORD})
    assert "不能与原密码相同" in same.text
    assert client.post(change, new).status_code == 302
    assert client.get(reverse("home:today")).status_code == 200


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("Ab1-xyz", "10"),
        ("abcdefghijk1", "至少三类"),
        ("Password123", None),
        ("Jz-2026-archives", ""),
    ],
)
def test_weak_passwords_are_refused_with_the_rule_they_break(client, user, password, said):
    client.force_login(user)
    filled = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    answer = client.post(reverse("account_change_password"), filled)
    assert (answer.status_code == 302) == (said == "")
    if said:
        assert said in answer.text


@given(st.text(min_size=10, max_size=30))
def test_a_password_passes_exactly_when_it_has_three_classes(password):
    kinds = {
        "upper"
        if c.isupper()
        else "lower"
        if c.islower()
        else "digit"
        if c.isdecimal()
        else "sign"
        if not c.isalnum()
        else "other"
        for c in password
    } - {"other"}
    assert classes_used(password) == len(kinds)
    judgement = nullcontext() if len(kinds) >= 3 else pytest.raises(ValidationError, match="三类")
    with judgement:
        ThreeClassesValidator().validate(password)


def test_one_time_passwords_are_strong_and_all_different():
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        assert len(password) == 12
        assert not set(password) & set("0O1lI")
        ThreeClassesValidator().validate(password)


def test_a_work_chat_button_appears_only_when_configured(client, db, tmp_path):
    assert "钉钉" not in client.get(LOGIN).text
    show = (
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0); call_command('createcachetable')\n"
        "from django.test import Client\n"
        "answer = Client().get('/account/login/', headers={'host': 'localhost'})\n"
        "print(answer.text, answer['Content-Security-Policy'])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", show],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
            "DATABASE_URL": "",
            "ZHIBU_DATA_DIR": str(tmp_path),
            "ZHIBU_SIGN_IN_PROVIDERS": "dingtalk,feishu,weixin",
            **{f"ZHIBU_{name}_CLIENT_ID": "id" for name in ("DINGTALK", "FEISHU", "WEIXIN")},
            **{f"ZHIBU_{name}_SECRET": "not-a-secret" for name in ("DINGTALK", "FEISHU", "WEIXIN")},
        },
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name, address in (
        ("钉钉", "https://login.dingtalk.com"),
        ("飞书", "https://open.feishu.cn"),
        ("微信", "https://open.weixin.qq.com"),
    ):
        assert f"{name}登录" in shown
        assert address in shown


def test_large_type_is_switched_without_signing_in_and_goes_back_where_asked(client, db):
    on = client.post("/me/large-type/", {"next": LOGIN})
    assert on["Location"] == LOGIN
    assert 'class="large-type"' in client.get(LOGIN).text
    off = client.post("/me/large-type/", {"next": "//elsewhere.example/"})
    assert off["Location"] == "/"
    assert 'class="large-type"' not in client.get(LOGIN).text
