"""What I was told, and how I and my branch's group are told."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.notices import services
from zhibu.apps.notices.models import Channel, Robot

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
ROBOT = "https://oapi.dingtalk.com/robot/send?access_token=secret-part"


@pytest.fixture
def house(client):
    house = build_house()
    client.force_login(house.users["member"])
    return house


def tell(house, subject, number=1):
    return services.send(
        zone_id=house.zone.pk,
        to=[house.person],
        subject=subject,
        text="9点，三楼",
        url=f"/meetings/{number}/",
        now=NOW,
    )


def text_of(client, name, *args):
    return client.get(reverse(f"notices:{name}", args=args)).content.decode()


def test_the_newest_stands_first_and_only_mine_are_shown(client, house):
    tell(house, "第一次", 1)
    tell(house, "第二次", 2)
    page = text_of(client, "inbox")
    assert page.index("第二次") < page.index("第一次")
    assert 'href="/meetings/1/"' in page
    client.force_login(house.users["officer"])
    assert "还没有通知" in text_of(client, "inbox")


def test_looking_leaves_no_trace_of_having_looked(client, house):
    (notice,) = tell(house, "会议")
    before = AuditEntry.objects.count()
    text_of(client, "inbox")
    notice.refresh_from_db()
    assert (notice.delivered_at, AuditEntry.objects.count()) == (None, before)


def test_mail_is_off_until_the_person_asks_for_it(client, house):
    assert "不发邮件" in text_of(client, "inbox")
    typed = {"kind": "mail", "address": "chen@example.gov.cn"}
    assert client.post(reverse("notices:channel"), typed).status_code == 302
    assert "chen@example.gov.cn" in text_of(client, "inbox")
    client.post(reverse("notices:channel"), {"kind": "none", "address": "chen@example.gov.cn"})
    assert Channel.objects.get().address == ""


@pytest.mark.parametrize("address", ["", "chen@", "chen@example.gov.cn\nBcc: a@example.com"])
def test_mail_without_a_right_address_is_refused(client, house, address):
    answer = client.post(reverse("notices:channel"), {"kind": "mail", "address": address})
    assert answer.status_code == 422
    assert not Channel.objects.exists()


def test_what_is_held_is_shown_to_the_person(client, house):
    tell(house, "关于大会的通知")
    services.choose_channel(person=house.person, kind="mail", address="chen@example.gov.cn")
    page = client.get(reverse("accounts:me")).content.decode()
    assert "关于大会的通知" in page
    assert "chen@example.gov.cn" in page


def test_the_secretary_sets_the_robot_whose_address_is_not_shown_again(client, house):
    client.force_login(house.users["secretary"])
    url = reverse("notices:robot", args=[house.branch.pk])
    assert client.post(url, {"address": ROBOT}).status_code == 302
    assert "钉钉机器人已设" in text_of(client, "inbox")
    for page in (text_of(client, "inbox"), client.get(url).content.decode()):
        assert "secret-part" not in page
    assert "secret-part" not in str(list(AuditEntry.objects.values("changes", "object_repr")))
    client.post(reverse("notices:remove_robot", args=[house.branch.pk]))
    assert not Robot.objects.exists()


def test_any_other_address_is_refused_with_what_was_typed(client, house):
    client.force_login(house.users["secretary"])
    typed = {"address": "https://127.0.0.1/robot/send"}
    answer = client.post(reverse("notices:robot", args=[house.branch.pk]), typed)
    assert answer.status_code == 422
    assert "127.0.0.1" in answer.content.decode()
    assert not Robot.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_inbox_costs_the_same_for_few_and_many(client, house, count, django_assert_num_queries):
    for number in range(count):
        tell(house, "会议", number)
    with django_assert_num_queries(12):
        text_of(client, "inbox")
