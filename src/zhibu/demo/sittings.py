"""Which meetings an invented branch holds, and when: on working days, with a few gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from dateutil.relativedelta import relativedelta

from zhibu.apps.meetings.models import Meeting
from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.demo import topics

THEME_DAY = 10
"""The fixed day of the month; moved to the next working day."""
COMMITTEE_DAY, GROUP_DAY, MEMBERS_DAY, YEAR_END_DAY = 3, 17, 20, 22
MEMBERS_MONTHS = (2, 5, 8, 11)
LECTURE_MONTHS = (3, 6, 9, 12)
YEAR_END_MONTH = 12
AFTERNOON = time(15, 0)
CALENDAR = WorkCalendar()
Kind = Meeting.Kind


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A meeting to be made; `group` is the place of the group in the branch, from 0."""

    kind: str
    on: date
    title: str
    group: int | None = None
    also_kinds: tuple[str, ...] = ()

    @property
    def month(self) -> date:
        """The first day of its month."""
        return self.on.replace(day=1)


def sittings(
    *, since: date, until: date, has_committee: bool, groups: int, turn: int
) -> Iterator[Sitting]:
    """Yield the meetings of a branch from one day to another, by date within each month.

    `turn` differs from branch to branch, so that not all speak of the same at once.
    """
    month = since.replace(day=1)
    while month <= until:
        found = _of_month(month, has_committee=has_committee, groups=groups, turn=turn)
        yield from (sitting for sitting in found if since <= sitting.on <= until)
        month += relativedelta(months=1)


def _of_month(month: date, *, has_committee: bool, groups: int, turn: int) -> Iterator[Sitting]:
    number = month.month
    if has_committee:
        yield Sitting(
            kind=Kind.COMMITTEE,
            on=_workday(month, COMMITTEE_DAY),
            title=_pick(topics.COMMITTEE, number + turn),
        )
    has_lecture = number in LECTURE_MONTHS
    yield Sitting(
        kind=Kind.THEME_DAY,
        on=_workday(month, THEME_DAY),
        title=_pick(topics.LECTURES, number // 3 + turn)
        if has_lecture
        else _pick(topics.THEMES, number - 1),
        also_kinds=(Kind.LECTURE,) if has_lecture else (),
    )
    for group in range(groups):
        yield Sitting(
            kind=Kind.GROUP, on=_workday(month, GROUP_DAY + group), title=topics.GROUP, group=group
        )
    if number in MEMBERS_MONTHS:
        yield Sitting(
            kind=Kind.MEMBERS,
            on=_workday(month, MEMBERS_DAY),
            title=_pick(topics.MEMBERS, MEMBERS_MONTHS.index(number)),
        )
    if number == YEAR_END_MONTH:
        yield Sitting(
            kind=Kind.ORGANISATIONAL_LIFE,
            on=_workday(month, YEAR_END_DAY),
            title="对照检查，开展批评和自我批评",
            also_kinds=(Kind.APPRAISAL,),
        )


def _workday(month: date, day: int) -> date:
    return CALENDAR.next_workday(month.replace(day=day))


def _pick(choices: tuple[str, ...], turn: int) -> str:
    return choices[turn % len(choices)]
