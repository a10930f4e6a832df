"""What to say before a planned gathering is put on another day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.plan import Owed, Sitting
from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.core.workdays.fixed_day import FixedDay

KIND_NAMES = {
    MeetingKind.MEMBERS: "党员大会",
    MeetingKind.COMMITTEE: "支委会",
    MeetingKind.GROUP: "党小组会",
    MeetingKind.LECTURE: "党课",
    MeetingKind.THEME_DAY: "主题党日",
    MeetingKind.ORGANISATIONAL_LIFE: "组织生活会",
    MeetingKind.APPRAISAL: "民主评议",
}
"""Kinds as colleagues say them, short enough for a calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a day is judged against: the other gatherings, what is owed, which days are worked."""

    others: Sequence[Sitting]
    owed: Sequence[Owed]
    calendar: WorkCalendar


def doubts(sitting: Sitting, among: Surroundings, *, was_on: date | None = None) -> list[str]:
    """Return what speaks against a day, each as one sentence; nothing when it is fine.

    `was_on` is where the gathering stood before, when it is moved.
    """
    return [
        *_about_the_day(sitting, among),
        *(_left_behind(sitting, among, was_on) if was_on else ()),
    ]


def _about_the_day(sitting: Sitting, among: Surroundings) -> list[str]:
    said = []
    if not among.calendar.is_workday(sitting.on):
        said.append(f"{_say(sitting.on)}不上班。")
    same_day = [
        other
        for other in among.others
        if other.on == sitting.on and other.meets_people_of(sitting.group)
    ]
    for other in same_day:
        twice = [KIND_NAMES[kind] for kind in sitting.kinds if kind in other.kinds]
        if twice:
            said.append(f"{_say(sitting.on)}已经有一次{'、'.join(twice)}。")
    return said


def _left_behind(sitting: Sitting, among: Surroundings, was_on: date) -> list[str]:
    """Say which windows would stand empty once the gathering has left its old day."""
    before = Sitting(on=was_on, kinds=sitting.kinds, group=sitting.group)
    everything = (*among.others, sitting)
    return [
        f"{KIND_NAMES[owed.kind]}应在{_say(owed.opened or owed.first)}至{_say(owed.last)}之间，"
        f"改到{_say(sitting.on)}就不在期限内了。"
        for owed in among.owed
        if before.serves(owed)
        and not sitting.serves(owed)
        and sum(one.serves(owed) for one in everything) < owed.times
    ]


def remarks(sitting: Sitting, calendar: WorkCalendar, theme_day: FixedDay | None) -> list[str]:
    """Say of a planned gathering what its date does not show: held together, moved."""
    said = []
    if len(sitting.kinds) > 1:
        names = "、".join(KIND_NAMES[kind] for kind in sitting.kinds)
        said.append(f"{names}合开，只集中一次。")
    if theme_day and MeetingKind.THEME_DAY in sitting.kinds:
        usual = theme_day.in_month(sitting.on.year, sitting.on.month)
        if usual != sitting.on and not calendar.is_workday(usual):
            said.append(f"固定日{_say(usual)}不上班，改在这一天。")
    if not calendar.is_workday(sitting.on):
        said.append("这一天不上班。")
    return said


def _say(day: date) -> str:
    return f"{day.month}月{day.day}日"
