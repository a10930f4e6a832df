"""Who of the voters is away when: the summary behind a quorum that cannot be reached."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhibu.core.timetabling.instance import Instance, Item
from zhibu.core.timetabling.reasons_others import week_of
from zhibu.core.timetabling.reasons_places import MAIN_MODES, main_starts
from zhibu.core.timetabling.reasons_quorum import Present, counts

A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """The same voters away in some weeks, counted from the first week of the instance as 1.

    Away in a week is who is kept from more than half of its starts. `why` is the word of
    their busy spans where all have the same, else empty.
    """

    weeks: tuple[int, ...]
    people: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How many voters there are, can count in some mode allowed, and can at most come at once."""

    voters: int
    countable: int
    at_once: int
    away: tuple[Away, ...]


def turnout(instance: Instance, item: Item) -> Turnout:
    """Look at every start of an item for who of its voters can come."""
    countable = _countable(instance, item)
    moments = {at: Present(instance, item, at) for at in main_starts(instance, item)}
    at_once = max((sum(map(present.is_free, countable)) for present in moments.values()), default=0)
    return Turnout(
        voters=len(set(item.voters)),
        countable=len(countable),
        at_once=at_once,
        away=tuple(_away(instance, countable, moments)),
    )


def _countable(instance: Instance, item: Item) -> tuple[str, ...]:
    modes = [mode for mode in item.modes if mode in MAIN_MODES]
    return tuple(
        person
        for person in dict.fromkeys(item.voters)
        if person in item.people
        and any(counts(item, instance.person[person].reach, mode) for mode in modes)
    )


def _away(
    instance: Instance, voters: tuple[str, ...], moments: Mapping[datetime, Present]
) -> Iterator[Away]:
    """Yield who is away in which weeks, weeks with the same people together."""
    together: dict[tuple[str, ...], list[date]] = {}
    for week, presents in _by_week(moments).items():
        people = tuple(
            person
            for person in voters
            if 2 * sum(not present.is_free(person) for present in presents) > len(presents)
        )
        if people:
            together.setdefault(people, []).append(week)
    for people, weeks in together.items():
        numbers = tuple(_number(instance, week) for week in weeks)
        whys = {
            span.why
            for at, present in moments.items()
            if week_of(at) in weeks
            for person in people
            for span in present.kept_by[person]
        }
        yield Away(weeks=numbers, people=people, why=whys.pop() if len(whys) == 1 else "")


def _by_week(moments: Mapping[datetime, Present]) -> Mapping[date, list[Present]]:
    weeks: dict[date, list[Present]] = {}
    for at, present in moments.items():
        weeks.setdefault(week_of(at), []).append(present)
    return weeks


def _number(instance: Instance, week: date) -> int:
    first = instance.first - timedelta(days=instance.first.weekday())
    return (week - first) // A_WEEK + 1
