"""Times worth asking about: the few at which most of those due are free."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from zhibu.apps.polls.when import When
from zhibu.core.timetabling.instance import USUAL_PARTS, Span
from zhibu.core.workdays.calendar import ONE_DAY, WorkCalendar, days_between, last_of_month

TWO_WEEKS = timedelta(days=14)
GRAIN = timedelta(minutes=60)
SUGGESTED = 4
Against = tuple[bool, int, int, int]


@dataclass(frozen=True, kw_only=True)
class Suggested:
    """A time, and for how many of those due nothing on record stands against it."""

    when: When
    free: int
    due: int


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a time is sought for.

    people: primary keys of those due. voters, quorum: so many of them must be free where the
    kind asks for it (0: it does not). near: where the meeting stands now.
    """

    people: Collection[int]
    near: datetime
    minutes: int
    voters: Collection[int] = ()
    quorum: int = 0


def suggest(
    wanted: Wanted,
    *,
    calendar: WorkCalendar,
    first: date,
    last: date,
    busy: Mapping[int, Sequence[Span]],
) -> list[Suggested]:
    """Return up to SUGGESTED times in working hours of working days, in order of time.

    At most one a day, so that there is a choice. Before all others come times at which the
    quorum is free, then those with most people free, then those near to the day it stands on,
    then those near to its time of the day.
    """
    best: list[tuple[Against, When]] = []
    for day in calendar.workdays_in(first, last):
        ranked = [(_against(wanted, when, busy), when) for when in _times_of(day, wanted.minutes)]
        best += [min(ranked)] if ranked else []
    chosen = sorted(best)[:SUGGESTED]
    count = len(wanted.people)
    found = [
        Suggested(when=when, free=count - absent, due=count) for (_, absent, *_), when in chosen
    ]
    return sorted(found, key=lambda one: one.when)


def _times_of(day: date, minutes: int) -> Iterator[When]:
    for opens, closes in USUAL_PARTS:
        at = datetime.combine(day, opens)
        while at + timedelta(minutes=minutes) <= datetime.combine(day, closes):
            yield When(on=day, starts_at=at.time(), minutes=minutes)
            at += GRAIN


def _against(wanted: Wanted, when: When, busy: Mapping[int, Sequence[Span]]) -> Against:
    """Say what speaks against a time: no quorum, how many are busy, how far in days and minutes."""
    absent = {
        person
        for person in wanted.people
        if any(span.overlaps(when.start, when.end) for span in busy.get(person, ()))
    }
    has_quorum = len(set(wanted.voters) - absent) >= wanted.quorum
    near = wanted.near
    days = abs((when.on - near.date()).days)
    return not has_quorum, len(absent), days, abs(_minute(when.starts_at) - _minute(near.time()))


def _minute(at: time) -> int:
    return 60 * at.hour + at.minute


def window(*, on: date, by_quarter: bool, today: date, calendar: WorkCalendar) -> tuple[date, date]:
    """Return between which days another time is looked for.

    Within two weeks of the meeting's day and its month, or quarter where its kind is counted by
    quarters; never before people have had two working days to answer. When nothing is left
    of that, the two weeks from then on.
    """
    soonest = calendar.add_workdays(today, 2)
    last_month = on.month + 2 - (on.month - 1) % 3 if by_quarter else on.month
    first_month = last_month - 2 if by_quarter else last_month
    first = max(soonest, on - TWO_WEEKS, date(on.year, first_month, 1))
    last = min(on + TWO_WEEKS, last_of_month(on.year, last_month))
    if _has_work(first, last, calendar):
        return first, last
    return soonest, soonest + TWO_WEEKS


def _has_work(first: date, last: date, calendar: WorkCalendar) -> bool:
    return any(calendar.is_workday(day) for day in days_between(first, last))


def closing_day(first: date, *, today: date, calendar: WorkCalendar) -> date:
    """Return until when answers are usually taken: a working day before the first time."""
    before = calendar.previous_workday(first - ONE_DAY)
    return max(today, min(calendar.add_workdays(today, 3), before))
