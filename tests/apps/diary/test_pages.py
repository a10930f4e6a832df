"""The diary in the browser: adding with a tap, taking back, and what an officer sees."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.apps.diary.records import (
    BusyTimeFactory,
    CalendarSourceFactory,
    WayToTakePartFactory,
    WeeklyBusyFactory,
    at,
)
from tests.factories import SecondmentFactory

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.diary.models import BusyTime, CalendarSource, WayToTakePart, WeeklyBusy
from zhibu.apps.diary.queries.reach import reach_of


@pytest.fixture(autouse=True)
def now(monkeypatch):
    """Let it be Wednesday 25 November 2026, ten in the morning."""
    moment = datetime(2026, 11, 25, 2, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


def url(name, house, *more):
    return reverse(f"diary:{name}", args=more or [house.person.pk])


def mine(client):
    return client.get(reverse("diary:mine")).content.decode()


def add(client, **typed):
    return client.post(reverse("diary:mine"), {"why": "trip", **typed}, follow=True)


def test_an_empty_diary_says_what_to_do_and_who_will_see_it(client, house):
    page = mine(client)
    assert "还没有登记" in page
    assert "支部书记、委员只看到您哪些时间忙" in page


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("afternoon", (at(2026, 11, 25, 12), at(2026, 11, 25, 18), "other")),
        ("tomorrow", (at(2026, 11, 26), at(2026, 11, 27), "leave")),
        ("next_week", (at(2026, 11, 30), at(2026, 12, 5), "trip")),
    ],
)
def test_one_tap_records_a_usual_busy_time_once(client, house, code, expected):
    for _tap in range(2):
        client.post(url("preset", house), {"preset": code})
    busy = BusyTime.objects.get()
    assert (busy.starts_at, busy.ends_at, busy.why) == expected
    assert busy.noted_by == house.person


def test_an_unknown_tap_records_nothing_and_says_so(client, house):
    page = client.post(url("preset", house), {"preset": "x"}, follow=True).content.decode()
    assert "没有登记" in page
    assert not BusyTime.objects.exists()


def test_this_afternoon_is_not_offered_in_the_evening(client, house, monkeypatch):
    evening = datetime(2026, 11, 25, 11, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: evening)
    assert "今天下午" not in mine(client)


def test_days_are_recorded_whole_unless_hours_are_given(client, house):
    add(client, first="2026-12-01", last="2026-12-03")
    add(client, first="2026-12-08", starts="09:30", ends="11:00")
    spans = BusyTime.objects.values_list("starts_at", "ends_at")
    assert list(spans) == [
        (at(2026, 12, 1), at(2026, 12, 4)),
        (at(2026, 12, 8, 9, 30), at(2026, 12, 8, 11)),
    ]
    page = mine(client)
    assert "12月1日 周二 至 12月3日 周四" in page
    assert "12月8日 周二 09:30–11:00" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"first": ""}, "请填写日期"),
        ({"first": "2026-13-01"}, "日期看不懂"),
        ({"first": "2026-11-01"}, "已经过去"),
        ({"first": "2026-12-03", "last": "2026-12-01"}, "结束不晚于开始"),
        ({"first": "2026-12-01", "last": "2029-12-01"}, "最长一年"),
        ({"first": "2026-12-01", "starts": "25:00"}, "时间看不懂"),
    ],
)
def test_what_cannot_be_is_refused_with_what_was_typed(client, house, typed, said):
    answer = add(client, **typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert all(value in answer.content.decode() for value in typed.values())
    assert not BusyTime.objects.exists()


def test_a_busy_time_is_taken_back_with_one_tap(client, house):
    add(client, first="2026-12-01")
    client.post(url("remove_busy", house, BusyTime.objects.get().pk))
    assert not BusyTime.objects.exists()


def test_a_single_span_of_a_calendar_cannot_be_taken_out(client, house):
    source = CalendarSourceFactory(person=house.person)
    busy = BusyTimeFactory(person=house.person, source=source)
    assert client.post(url("remove_busy", house, busy.pk)).status_code == 404


def test_a_weekly_duty_is_recorded_and_taken_back(client, house):
    typed = {"weekday": "1", "starts": "09:00", "ends": "12:00", "why": "duty"}
    client.post(url("weekly", house), typed)
    duty = WeeklyBusy.objects.get()
    assert (duty.weekday, duty.since, duty.until) == (1, date(2026, 11, 25), None)
    assert "每周星期二 09:00–12:00" in mine(client)
    client.post(url("remove_weekly", house, duty.pk))
    assert not WeeklyBusy.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"ends": "08:00"}, {"until": "2026-01-01"}, {"weekday": "9"}, {"starts": ""}]
)
def test_an_impossible_weekly_duty_is_refused(client, house, wrong):
    typed = {"weekday": "1", "starts": "09:00", "ends": "12:00", "why": "duty", **wrong}
    assert client.post(url("weekly", house), typed).status_code == 422
    assert not WeeklyBusy.objects.exists()


def test_how_one_takes_part_is_said_and_left_to_the_record_again(client, house):
    asked = {"zone_id": house.zone.pk, "on": date(2026, 11, 25)}
    client.post(url("reach", house), {"reach": "visit"})
    assert reach_of([house.person.pk], **asked) == {house.person.pk: "visit"}
    assert "需要上门" in mine(client)
    client.post(url("reach", house), {"reach": ""})
    assert not WayToTakePart.objects.exists()
    assert client.post(url("reach", house), {"reach": "telepathy"}).status_code == 422


def test_what_the_record_knows_is_shown_and_not_asked_again(client, house):
    SecondmentFactory(person=house.person, until=date(2027, 5, 1))
    page = mine(client)
    assert "驻村（至2027年5月1日）" in page
    assert "只能线上" in page


def test_the_four_weeks_show_mornings_afternoons_and_days(client, house):
    BusyTimeFactory(person=house.person)
    BusyTimeFactory(person=house.person, starts_at=at(2026, 12, 2, 14), ends_at=at(2026, 12, 2, 15))
    BusyTimeFactory(person=house.person, starts_at=at(2026, 12, 3), ends_at=at(2026, 12, 4))
    BusyTimeFactory(person=house.person, starts_at=at(2026, 12, 4, 19), ends_at=at(2026, 12, 4, 21))
    page = mine(client)
    shown = [part.split("<")[0] for part in page.split('class="said">')[1:]]
    assert shown == ["上午", "下午", "全天", "早晚"]


def test_everything_can_be_removed_and_nothing_stays(client, house):
    source = CalendarSourceFactory(person=house.person)
    BusyTimeFactory(person=house.person, source=source)
    BusyTimeFactory(person=house.person)
    WeeklyBusyFactory(person=house.person)
    WayToTakePartFactory(person=house.person)
    other = BusyTimeFactory(person=house.users["secretary"].person)
    client.post(url("forget", house))
    assert list(BusyTime.objects.all()) == [other]
    for model in (CalendarSource, WeeklyBusy, WayToTakePart):
        assert not model.objects.exists()


def test_what_is_held_is_shown_to_the_person(client, house):
    BusyTimeFactory(person=house.person, starts_at=at(2026, 12, 1), ends_at=at(2026, 12, 2))
    WeeklyBusyFactory(person=house.person, starts=time(8, 15))
    CalendarSourceFactory(person=house.person)
    WayToTakePartFactory(person=house.person)
    page = client.get(reverse("accounts:me")).content.decode()
    for held in ("忙碌时间", "08:15", "calendar.example.com", "需要上门"):
        assert held in page


def test_an_officer_enters_it_for_a_member_and_opening_it_is_on_record(client, house):
    client.force_login(house.users["officer"])
    before = AuditEntry.objects.filter(action=AuditEntry.Action.ACCESS).count()
    page = client.get(url("person", house)).content.decode()
    assert "替本人登记" in page
    assert AuditEntry.objects.filter(action=AuditEntry.Action.ACCESS).count() == before + 1
    typed = {"first": "2026-12-01", "why": "study"}
    answer = client.post(url("person", house), typed)
    assert answer.headers["Location"] == url("person", house)
    busy = BusyTime.objects.get()
    assert (busy.person, busy.noted_by) == (house.person, house.users["officer"].person)


def test_the_branch_page_says_who_is_away_when_and_how_people_take_part(client, house):
    BusyTimeFactory(person=house.person)
    WayToTakePartFactory(person=house.person)
    client.force_login(house.users["secretary"])
    page = client.get(url("branch", house, house.branch.pk)).content.decode()
    assert "陈一鸣（上午）" in page
    assert "需上门" in page
    assert url("person", house) in page


def test_without_anybody_away_the_branch_page_says_so(client, house):
    client.force_login(house.users["secretary"])
    page = client.get(url("branch", house, house.branch.pk)).content.decode()
    assert "没有人登记没空的时间" in page


def test_an_officer_of_one_branch_goes_straight_to_it(client, house):
    client.force_login(house.users["secretary"])
    answer = client.get(reverse("diary:branches"))
    assert answer.headers["Location"] == url("branch", house, house.branch.pk)


def cost(client, address):
    client.get(address)  # what is looked up once per process is known from here on
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_pages_cost_the_same_for_few_and_many(client, house):
    def fill(people):
        for person in people:
            for _ in range(3):
                BusyTimeFactory(person=person)
                WeeklyBusyFactory(person=person)

    own = reverse("diary:mine")
    of_branch = url("branch", house, house.branch.pk)
    BusyTimeFactory(person=house.person)
    first = cost(client, own)
    fill([house.person])
    assert cost(client, own) == first
    client.force_login(house.users["secretary"])
    first = cost(client, of_branch)
    fill([house.users[role].person for role in ("officer", "secretary")])
    assert cost(client, of_branch) == first
