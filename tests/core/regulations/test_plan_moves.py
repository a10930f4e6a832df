"""What is said before a gathering is moved, and what a plan says of its days."""

from datetime import date

from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.plan import Owed, Sitting
from zhibu.core.regulations.plan_moves import Surroundings, doubts, remarks
from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.core.workdays.fixed_day import FixedDay

CALENDAR = WorkCalendar()
MARCH = Owed(kind=MeetingKind.GROUP, group="g1", first=date(2026, 3, 1), last=date(2026, 3, 31))


def group_meeting(day, group="g1"):
    return Sitting(on=day, kinds=(MeetingKind.GROUP,), group=group)


def said(sitting, *, others=(), owed=(MARCH,), was_on=None):
    among = Surroundings(others=others, owed=owed, calendar=CALENDAR)
    return doubts(sitting, among, was_on=was_on)


def test_an_ordinary_working_day_in_the_window_raises_no_doubt():
    assert said(group_meeting(date(2026, 3, 20)), was_on=date(2026, 3, 12)) == []


def test_a_holiday_is_doubted():
    assert said(group_meeting(date(2026, 10, 5))) == ["10月5日不上班。"]


def test_leaving_the_month_that_would_stand_empty_is_doubted():
    (doubt,) = said(group_meeting(date(2026, 4, 2)), was_on=date(2026, 3, 12))
    assert doubt == "党小组会应在3月1日至3月31日之间，改到4月2日就不在期限内了。"


def test_leaving_the_month_is_fine_when_another_meeting_serves_it():
    other = group_meeting(date(2026, 3, 25))
    assert said(group_meeting(date(2026, 4, 2)), others=[other], was_on=date(2026, 3, 12)) == []


def test_two_of_a_kind_on_one_day_are_doubted_but_not_two_groups():
    day = date(2026, 3, 12)
    assert said(group_meeting(day), others=[group_meeting(day)]) == ["3月12日已经有一次党小组会。"]
    assert said(group_meeting(day), others=[group_meeting(day, "g2")]) == []


def test_a_plan_says_what_is_held_together_or_moved():
    kinds = (MeetingKind.MEMBERS, MeetingKind.THEME_DAY)
    fifth = FixedDay(day_of_month=5)
    assert remarks(Sitting(on=date(2026, 5, 6), kinds=kinds), CALENDAR, fifth) == [
        "党员大会、主题党日合开，只集中一次。",
        "固定日5月5日不上班，改在这一天。",
    ]
