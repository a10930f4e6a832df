"""From the page 排时间 to a timetable that stands, with the real solver."""

from datetime import date, time

import pytest
from django.urls import reverse
from tests.apps.resources.records import at
from tests.apps.timetabling.records import find, latest, page_of, planned, take, typed_for

from zhibu.apps.diary.models import BusyTime, Why
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.notices.models import Notice
from zhibu.apps.regime.models import PlanChange
from zhibu.apps.timetabling.models import Search

pytestmark = pytest.mark.django_db


def test_what_is_owed_and_planned_stands_on_the_page_filled_in(client, desk):
    planned(desk.branch, date(2026, 12, 11), starts_at=time(15))
    text = client.get(page_of(desk)).text
    assert "主题党日" in text
    assert "已列入计划：12月11日 周五 15:00" in text
    assert "组织生活会、民主评议党员" in text
    assert "应办，还没有列入计划" in text


def test_announced_meetings_stay_unless_ticked(client, desk):
    told = planned(desk.branch, date(2026, 12, 11), state=Meeting.State.ANNOUNCED)
    text = client.get(page_of(desk)).text
    assert "已通知的 1 场，不动" in text
    box = text.split(f'name="m{told.pk}-is_on"')[1].split(">")[0]
    assert "checked" not in box


def test_one_meeting_alone_from_its_own_page(client, desk):
    one = planned(desk.branch, date(2026, 12, 11), state=Meeting.State.ANNOUNCED)
    text = client.get(f"{page_of(desk)}?meeting={one.pk}").text
    assert "只为这一次会重新找时间" in text
    box = text.split(f'name="m{one.pk}-is_on"')[1].split(">")[0]
    assert "checked" in box


def test_the_defaults_alone_give_answers_and_taking_one_puts_all_down(client, desk):
    typed = {"since": "2026-11-25", "until": "2026-12-31"}
    for form_field in client.get(page_of(desk)).context["page"].forms:
        typed |= {
            form_field.add_prefix(name): value
            for name, value in form_field.initial.items()
            if name in form_field.fields and value not in (None, False)
        }
    shown = find(client, desk, typed)
    assert "建议的安排" in shown.text
    assert "采用并通知" in shown.text
    search = latest()
    items = [one["key"] for one in search.wishes["items"]]
    answer = take(client, *items, announce="on")
    assert answer.status_code == 302, answer.text
    search.refresh_from_db()
    assert search.state == Search.State.ACCEPTED
    assert search.instance is None
    assert search.proposals == []
    made = Meeting.objects.in_their_own_right().filter(branch=desk.branch)
    assert {meeting.state for meeting in made} == {Meeting.State.ANNOUNCED}
    assert all(meeting.starts_at for meeting in made)
    assert Notice.objects.filter(person=desk.people[3]).exists()
    assert "已采用" in client.get(search.get_absolute_url()).text


def test_a_planned_meeting_keeps_its_time_where_that_does(client, desk):
    one = planned(desk.branch, date(2026, 12, 11), starts_at=time(15), place="三楼")
    text = find(client, desk, typed_for(one, needs_room=None)).text
    assert "12月11日 周五 15:00至17:00" in text
    assert "不变" in text


def test_moving_a_planned_meeting_is_kept_in_the_plans_history(client, desk):
    one = planned(desk.branch, date(2026, 12, 10), state=Meeting.State.PLANNED)
    find(client, desk, typed_for(one, first="2026-12-14", last="2026-12-18"))
    take(client, f"m{one.pk}")
    one.refresh_from_db()
    assert one.on >= date(2026, 12, 14)
    assert PlanChange.objects.get(meeting=one).new == f"{one.on:%Y-%m-%d}"


def test_a_proposed_meeting_becomes_part_of_the_plan(client, desk):
    one = planned(desk.branch, date(2026, 12, 11), state=Meeting.State.PROPOSED)
    find(client, desk, typed_for(one))
    take(client, f"m{one.pk}")
    one.refresh_from_db()
    assert one.state == Meeting.State.PLANNED
    assert one.starts_at is not None
    assert one.room is not None


def test_only_the_ticked_lines_are_taken(client, desk):
    one = planned(desk.branch, date(2026, 12, 11))
    other = planned(desk.branch, date(2026, 12, 15), kind=Meeting.Kind.COMMITTEE)
    find(client, desk, typed_for(one) | typed_for(other, make_ups="0", minutes="60"))
    take(client, f"m{other.pk}")
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.starts_at is None
    assert other.starts_at is not None


def test_who_cannot_come_is_named_with_the_reason(client, desk):
    one = planned(desk.branch, date(2026, 12, 11))
    away = desk.people[3]
    BusyTime.objects.create(
        zone=away.zone,
        person=away,
        starts_at=at(2026, 11, 25, 0),
        ends_at=at(2027, 1, 31, 0),
        why=Why.TRIP,
    )
    text = find(client, desk, typed_for(one)).text
    assert "没有办法参加 1 人" in text
    assert f"（{away.name}）" in text
    assert "为什么来不了" in text
    said = latest().proposals[0]["misses"][0]["said"]
    assert said in text
    assert "出差" in said


def test_a_finished_search_waits_on_the_today_page(client, desk):
    one = planned(desk.branch, date(2026, 12, 11))
    find(client, desk, typed_for(one))
    assert f"时间排好了：{desk.branch}" in client.get(reverse("home:today")).text


def test_what_a_search_holds_of_somebody_is_shown_to_them(client, desk):
    one = planned(desk.branch, date(2026, 12, 11))
    find(client, desk, typed_for(one))
    assert "排时间用到的忙闲" in client.get(reverse("accounts:me")).text
