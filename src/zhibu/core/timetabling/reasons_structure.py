"""Why an item can never be placed as it was asked for, whoever cancels what."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from zhibu.core.timetabling.instance import Instance, Item, Mode
from zhibu.core.timetabling.reasons_facts import Blocked, Fact, FactKind, Reason, ReasonKind
from zhibu.core.timetabling.reasons_places import MAIN_MODES, main_days

MINUTE = timedelta(minutes=1)


def why_never(instance: Instance, item: Item, places: Sequence[Blocked]) -> Reason:
    """Explain an item none of whose places is without a fact that lasts."""
    facts = tuple(_without_any_place(instance, item)) if not places else _per_mode(places)
    return Reason(kind=ReasonKind.STRUCTURE, item=item.id, facts=facts, would_do=None)


def longest_part(instance: Instance) -> int:
    """Return how many minutes the longest part of a day has."""
    lengths = (_minutes(opens, closes) for opens, closes in _today(instance))
    return max(lengths, default=0)


def _today(instance: Instance) -> Iterator[tuple[datetime, datetime]]:
    for opens, closes in instance.parts:
        yield datetime.combine(instance.first, opens), datetime.combine(instance.first, closes)


def _minutes(opens: datetime, closes: datetime) -> int:
    return int((closes - opens) / MINUTE)


def _without_any_place(instance: Instance, item: Item) -> Iterator[Fact]:
    """Yield why there is not even one start, or no mode for it."""
    longest = longest_part(instance)
    if item.minutes > longest:
        yield Fact(kind=FactKind.TOO_LONG, id=item.id, has=longest, needs=item.minutes)
    if not instance.calendar.workdays_in(*main_days(instance, item)):
        yield Fact(kind=FactKind.NO_DAY, id=item.id)
    if not set(item.modes) & set(MAIN_MODES):
        yield Fact(kind=FactKind.NO_MODE, id=item.id)


def _per_mode(places: Sequence[Blocked]) -> tuple[Fact, ...]:
    """Return for each mode what lasts in the place that lacks the least, each fact once."""
    facts: dict[Fact, None] = {}
    for mode in Mode:
        of_mode = [place for place in places if place.placement.mode is mode]
        if of_mode:
            facts |= dict.fromkeys(min(of_mode, key=_lack).lasting)
    return tuple(facts)


def _lack(place: Blocked) -> tuple[int, int]:
    return len(place.lasting), sum(max(0, fact.needs - fact.has) for fact in place.lasting)
