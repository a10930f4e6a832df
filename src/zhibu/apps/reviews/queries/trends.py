"""How a branch's work goes: promises kept in time, how long items stay stuck, both sides written.

Counted for the whole branch: nothing by section, nothing by person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from zhibu.apps.organisation.models import Branch
from zhibu.apps.reviews.models import Promise
from zhibu.apps.reviews.queries.promises import promises_of_branch
from zhibu.apps.workitems.models import Hindrance, WorkItem
from zhibu.core.trends.durations import Median, Spell, median_of
from zhibu.core.trends.rates import Change, Rate, compare, rate

QUARTERS = 4
"""How many are shown, this one included."""
A_QUARTER = relativedelta(months=3)
NUMERALS = "一二三四"
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months, named by their first day."""

    first: date

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter a day lies in."""
        return cls(date(day.year, day.month - (day.month - 1) % 3, 1))

    @property
    def last(self) -> date:
        """Its last day."""
        end: date = self.first + A_QUARTER - timedelta(days=1)
        return end

    @property
    def before(self) -> "Quarter":
        """The quarter before."""
        earlier: date = self.first - A_QUARTER
        return Quarter(earlier)

    @property
    def name(self) -> str:
        """As people say it, in few letters: 2026年四季度."""
        return f"{self.first.year}年{NUMERALS[(self.first.month - 1) // 3]}季度"

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterKept:
    """What fell due in a quarter: kept in time or not, and how many had been moved."""

    quarter: Quarter
    rate: Rate
    moved: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterSides:
    """The items planned in a quarter, and those with both sides written."""

    quarter: Quarter
    planned: int
    both: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StillStuck:
    """An item something still holds up, and for how many days."""

    hindrance: Hindrance
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trends:
    """Everything the page of trends shows, the latest quarter first."""

    kept: tuple[QuarterKept, ...]
    change: Change
    """The quarter before against this one."""
    stuck: Median
    still_stuck: tuple[StillStuck, ...]
    sides: tuple[QuarterSides, ...]

    @property
    def has_promises(self) -> bool:
        """Whether anything fell due in these quarters."""
        return any(one.rate.n for one in self.kept)

    @property
    def has_items(self) -> bool:
        """Whether anything was planned in these quarters."""
        return any(one.planned for one in self.sides)


def trends_of(branch: Branch, *, on: date) -> Trends:
    """Return a branch's trends as of a day; three queries."""
    quarters = [Quarter.of(on)]
    while len(quarters) < QUARTERS:
        quarters.append(quarters[-1].before)
    kept = kept_by_quarter(promises_of_branch(branch), quarters, on=on)
    stuck = list(_hindrances(branch, since=on - A_YEAR))
    return Trends(
        kept=kept,
        change=compare(kept[1].rate, kept[0].rate),
        stuck=median_of([_spell(one, on) for one in stuck if one.since >= on - A_YEAR]),
        still_stuck=tuple(
            StillStuck(hindrance=one, days=one.days(on)) for one in stuck if one.until is None
        ),
        sides=_sides(branch, quarters),
    )


def kept_by_quarter(
    promises: Iterable[Promise], quarters: Sequence[Quarter], *, on: date
) -> tuple[QuarterKept, ...]:
    """Count what fell due before `on`, by the quarter of the day it was to be kept by.

    A promise counts once its day is past, also when it was kept before: those kept early
    alone, without those still open, would make the share too high. Kept is done by that day,
    the later one where it was moved.
    """
    due = [one for one in promises if one.until < on]
    counted = []
    for quarter in quarters:
        ours = [one for one in due if quarter.holds(one.until)]
        kept = sum(one.done_on is not None and one.done_on <= one.until for one in ours)
        moved = sum(one.moved_to is not None for one in ours)
        counted.append(QuarterKept(quarter=quarter, rate=rate(kept, len(ours)), moved=moved))
    return tuple(counted)


def _hindrances(branch: Branch, *, since: date) -> Iterable[Hindrance]:
    """Return what got stuck since a day or still is, the earliest first."""
    ours = Hindrance.objects.filter(zone_id=branch.zone_id, item__branch=branch)
    recent = ours.filter(since__gte=since) | ours.filter(until=None)
    found: Iterable[Hindrance] = recent.select_related("item__section").order_by("since", "pk")
    return found


def _spell(one: Hindrance, on: date) -> Spell:
    """Return how long it lasted; what an item was given up with did not end by being solved."""
    given_up = one.item.dropped_on
    has_ended = one.until is not None and (given_up is None or given_up > one.until)
    return Spell(one.days(on), has_ended=has_ended)


def _sides(branch: Branch, quarters: Sequence[Quarter]) -> tuple[QuarterSides, ...]:
    first, last = quarters[-1].first, quarters[0].last
    planned = WorkItem.objects.alive().filter(
        zone_id=branch.zone_id, branch=branch, planned_on__range=(first, last)
    )
    items = list(planned.only("planned_on", "goal", "party_part"))
    counted = []
    for quarter in quarters:
        ours = [item for item in items if quarter.holds(item.planned_on)]
        both = sum(not item.missing_side for item in ours)
        counted.append(QuarterSides(quarter=quarter, planned=len(ours), both=both))
    return tuple(counted)
