"""One activity as the measures and the suggestions see it, and windows over many."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An activity that was done or is on the plan; what it names are primary keys."""

    day: date
    kind: str
    base: int | None = None
    room: int | None = None
    city_task: int | None = None
    lecturer: int | None = None
    partners: frozenset[int] = frozenset()
    themes: frozenset[int] = frozenset()


def years_before(day: date, years: int) -> date:
    """Return the day so many years earlier; 29 February becomes the 28th."""
    earlier: date = day - relativedelta(years=years)
    return earlier


def within(past: Iterable[Done], *, after: date, until: date) -> list[Done]:
    """Return what was done after one day and up to another, that day included."""
    return [done for done in past if after < done.day <= until]


def counts_of(past: Iterable[Done]) -> dict[str, int]:
    """Return how often each kind was done; kinds never done are not in it."""
    return dict(Counter(done.kind for done in past))
