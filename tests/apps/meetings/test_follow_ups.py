from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.apps.meetings.held import FollowUpFactory, Kind, MeetingFactory
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.meetings.models import FollowUp
from zhibu.apps.meetings.queries.follow_ups import coming_follow_ups, waiting_follow_ups

pytestmark = pytest.mark.django_db
QUERIES = 11


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def promise(house, today):
    """Return a maker of follow-ups that the member took on, due so many days from today."""

    def made(days=10, owner=house.person, branch=house.branch, **facts):
        meeting = MeetingFactory(branch=branch, on=today - timedelta(days=30))
        due_on = today + timedelta(days=days)
        return FollowUpFactory(meeting=meeting, owner=owner, due_on=due_on, **facts)

    return made


@pytest.fixture
def as_role(house, client):
    def entered(role):
        client.force_login(house.users[role])
        return client

    return entered


LIST = "meetings:follow_ups"


def page(client, **query):
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def act(client, name, follow_up, **typed):
    return client.post(reverse(f"meetings:{name}", args=[follow_up.pk]), typed)


def test_a_member_sees_what_is_his_and_an_officer_also_what_others_took_on(house, promise, as_role):
    promise(text="我的事")
    promise(text="书记的事", owner=house.users["secretary"].person)
    promise(text="外支部的事", owner=house.users["neighbour"].person, branch=house.other_branch)
    mine = page(as_role("member"))
    assert "我的事" in mine
    assert "书记的事" not in mine
    officers = page(as_role("officer"))
    assert "我的事" in officers
    assert "书记的事" in officers
    assert "陈一鸣负责" in officers
    assert "外支部的事" not in officers


def test_overdue_and_todays_are_said_in_words_the_nearest_first(promise, as_role):
    promise(5, text="将来的事")
    promise(-1, text="过期的事")
    promise(0, text="今天的事")
    shown = page(as_role("member"))
    assert shown.count("已过期限") == 1
    assert shown.count("今天到期") == 1
    assert shown.index("过期的事") < shown.index("今天的事") < shown.index("将来的事")


def test_the_owner_records_what_came_of_it(promise, as_role, today):
    follow_up = promise()
    client = as_role("member")
    form = client.get(reverse("meetings:finish_follow_up", args=[follow_up.pk]))
    assert f'value="{today}"' in form.content.decode()
    answer = act(client, "finish_follow_up", follow_up, outcome="走访了 3 户", done_on=today)
    assert answer.status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.done_on, follow_up.outcome) == (today, "走访了 3 户")
    assert "走访退休老党员" not in page(client)
    assert "走访了 3 户" in page(client, show="done")


@pytest.mark.parametrize(
    ("role", "allowed"),
    [("member", True), ("officer", True), ("coordinator", False), ("neighbour", False)],
)
def test_owner_and_officers_may_finish_and_nobody_else(promise, as_role, today, role, allowed):
    answer = act(as_role(role), "finish_follow_up", promise(), outcome="办了", done_on=today)
    assert answer.status_code == (302 if allowed else 404)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"outcome": "", "done_on": "2026-11-20"}, "请用一句话写明完成情况"),
        ({"outcome": "办了", "done_on": "2999-01-01"}, "完成日期还没有到"),
        ({"outcome": "办了", "done_on": "2001-01-01"}, "完成日期早于会议日期"),
        ({"outcome": "办了", "done_on": "某天"}, "日期看不懂"),
    ],
)
def test_what_cannot_be_is_refused_with_all_that_was_typed(promise, as_role, typed, says):
    answer = act(as_role("member"), "finish_follow_up", promise(), **typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert f'value="{typed["done_on"]}"' in answer.content.decode()
    assert not FollowUp.objects.filter(done_on__isnull=False).exists()


def test_finishing_twice_keeps_the_first_answer(promise, as_role, today):
    follow_up = promise(done_on=today, outcome="先前的")
    answer = act(as_role("member"), "finish_follow_up", follow_up, outcome="新的", done_on=today)
    assert answer.status_code == 422
    assert "已在" in answer.content.decode()
    follow_up.refresh_from_db()
    assert follow_up.outcome == "先前的"


def test_an_officer_opens_it_again_and_the_trail_keeps_what_was_written(promise, as_role, today):
    follow_up = promise(done_on=today, outcome="其实没办")
    assert act(as_role("member"), "reopen_follow_up", follow_up).status_code == 404
    assert act(as_role("officer"), "reopen_follow_up", follow_up).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.done_on, follow_up.outcome) == (None, "")
    changes = AuditEntry.objects.filter(object_id=follow_up.pk).order_by("pk").last().changes
    assert changes["outcome"][0] == "其实没办"
    assert act(as_role("officer"), "reopen_follow_up", follow_up).status_code == 422


def test_putting_off_keeps_the_day_of_the_minutes(promise, as_role, today):
    follow_up = promise(3)
    later = today + timedelta(days=20)
    client = as_role("officer")
    assert act(client, "move_follow_up", follow_up, to=later).status_code == 302
    follow_up.refresh_from_db()
    assert (follow_up.due_on, follow_up.until) == (today + timedelta(days=3), later)
    assert "会上定的是" in page(client)
    assert "期限没有变化" in act(client, "move_follow_up", follow_up, to=later).content.decode()
    act(client, "move_follow_up", follow_up, to=follow_up.due_on)
    follow_up.refresh_from_db()
    assert follow_up.moved_to is None


def test_what_is_done_or_would_lie_before_the_meeting_is_not_put_off(promise, as_role, today):
    client = as_role("officer")
    early = act(client, "move_follow_up", promise(), to="2001-01-01")
    assert "早于会议日期" in early.content.decode()
    done = act(client, "move_follow_up", promise(done_on=today), to=today)
    assert "已经办结" in done.content.decode()
    assert act(as_role("member"), "move_follow_up", promise(), to=today).status_code == 404


def test_search_finds_by_matter_and_owner(promise, as_role):
    promise(text="走访老党员")
    promise(text="修订制度")
    client = as_role("officer")
    assert "修订制度" not in page(client, q="走访")
    assert "修订制度" in page(client, q="一鸣")
    assert "没有符合“查无”的待办" in page(client, q="查无")


def test_nothing_to_do_is_said(as_role):
    assert "没有要办的" in page(as_role("member"))
    assert "还没有办结的事项" in page(as_role("member"), show="done")


@pytest.mark.parametrize("show", ["", "done"])
@pytest.mark.parametrize("number", [1, 3])
def test_the_lists_ask_the_same_number_of_questions_for_few_and_many(
    promise, as_role, number, show, django_assert_num_queries
):
    for _ in range(number):
        promise()
        promise(done_on=timezone.localdate())
    client = as_role("officer")
    with django_assert_num_queries(QUERIES):
        page(client, show=show)


def test_the_today_page_hears_of_what_is_due_and_of_what_comes(house, promise, today):
    promise(-2, text="过期的")
    promise(0, text="今天的")
    promise(9, text="下周的")
    promise(90, text="很远的")
    moved = promise(-5, text="改期的")
    moved.moved_to = today + timedelta(days=4)
    moved.save()
    promise(-3, text="办过的", done_on=today)
    viewer = viewer_of(house.users["member"], on=today)
    waiting = waiting_follow_ups(viewer, today)
    assert [(item.text, item.urgency) for item in waiting] == [("过期的", 0), ("今天的", 1)]
    assert "支部党员大会议定" in waiting[0].why
    coming = coming_follow_ups(viewer, today, today + timedelta(weeks=4))
    assert [entry.text for entry in coming] == ["到期：改期的", "到期：下周的"]
    nobody = viewer_of(house.users["coordinator"], on=today)
    assert waiting_follow_ups(nobody, today) == []


def test_a_committee_decision_reaches_its_owner_though_he_is_not_of_the_committee(
    house, as_role, today
):
    meeting = MeetingFactory(branch=house.branch, kind=Kind.COMMITTEE, on=date(2026, 1, 5))
    FollowUpFactory(meeting=meeting, owner=house.person, text="支委会交办", due_on=today)
    assert "支委会交办" in page(as_role("member"))


def test_the_audit_trail_does_not_repeat_what_was_decided(promise):
    follow_up = promise()
    follow_up.text = "找某同志谈话"
    follow_up.save()
    for entry in AuditEntry.objects.get_for_object(follow_up):
        assert "谈话" not in f"{entry.object_repr}{entry.changes}"
