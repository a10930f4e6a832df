"""How often a branch comes back to one place: the fourth visit in two years is the fourth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhibu.core.activities.past import Done, within, years_before

YEARS = 2
"""How far back a visit counts as one of the same row."""


@dataclass(frozen=True, kw_only=True)
class Repetition:
    """Which visit to its place an activity is, counted within two years up to its own day."""

    here: int
    """1: the first within two years; 0: it has no place of the list."""
    alike: int
    """The same for activities of the same kind at the place."""
    last: date | None
    """The visit before it."""


def repetition(done: Done, earlier: Sequence[Done]) -> Repetition:
    """Tell which visit an activity is; `earlier` is what came before it, in any order."""
    if done.base is None:
        return Repetition(here=0, alike=0, last=None)
    recent = within(earlier, after=years_before(done.day, YEARS), until=done.day)
    here = [other for other in recent if other.base == done.base]
    return Repetition(
        here=len(here) + 1,
        alike=sum(other.kind == done.kind for other in here) + 1,
        last=max((other.day for other in here), default=None),
    )


def repetitions(past: Sequence[Done]) -> list[Repetition]:
    """Tell it of every activity of a list in order of time."""
    return [repetition(done, past[:place]) for place, done in enumerate(past)]


def visits(past: Sequence[Done], base: int, *, on: date) -> int:
    """Count the visits to a place in the two years before a day and those planned after it."""
    since = years_before(on, YEARS)
    return sum(done.base == base and done.day > since for done in past)
