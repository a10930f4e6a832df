"""Which kinds of activities there were in a year, beside the year before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhibu.apps.activities.models import Activity
from zhibu.apps.activities.queries.history import HELD, activities_of, alive, past_of, was_held
from zhibu.apps.activities.wording import said_of_change, said_of_diversity
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.core.activities.comparison import change
from zhibu.core.activities.diversity import ENOUGH, diversity
from zhibu.core.activities.past import Done, counts_of, within, years_before
from zhibu.core.figures.figure import Bar, Figure, FigureKind

KINDS = tuple(Activity.Kind.values)


@dataclass(frozen=True, kw_only=True)
class KindLine:
    """How often a kind was done in the year and in the year before."""

    name: str
    now: int
    before: int


@dataclass(frozen=True, kw_only=True)
class Summary:
    """The last twelve months, told and drawn; `lines` are all kinds, the most done first."""

    since: date
    until: date
    lines: tuple[KindLine, ...]
    said: tuple[str, ...]
    figure: Figure

    @property
    def done(self) -> int:
        """How many activities there were."""
        return sum(line.now for line in self.lines)

    @property
    def done_before(self) -> int:
        """How many there were in the year before."""
        return sum(line.before for line in self.lines)


def summary_of(branch: Branch, *, on: date) -> Summary:
    """Return the kinds of a branch's activities in the twelve months up to a day.

    Counted is what was held: whose meeting is recorded, or which has none.
    """
    past = past_of(one for one in activities_of(branch) if was_held(one))
    now, before = _years(past, on=on)
    changed = said_of_change(change(before, now)) if sum(now.values()) >= ENOUGH else ""
    return _summary(past, on=on, changed=changed)


def summary_of_zone(zone: Zone, *, on: date) -> Summary:
    """Return the same for a whole zone, from counts alone, in one query."""
    held = alive().filter(HELD, zone=zone, day__gt=years_before(on, 2), day__lte=on)
    return _summary(
        [Done(day=day, kind=kind) for day, kind in held.values_list("day", "kind")], on=on
    )


def _years(past: Sequence[Done], *, on: date) -> tuple[dict[str, int], dict[str, int]]:
    """Return the counts of the last twelve months and of the twelve before."""
    since = years_before(on, 1)
    now = counts_of(within(past, after=since, until=on))
    return now, counts_of(within(past, after=years_before(on, 2), until=since))


def _summary(past: Sequence[Done], *, on: date, changed: str = "") -> Summary:
    now, before = _years(past, on=on)
    lines = [
        KindLine(name=label, now=now.get(kind, 0), before=before.get(kind, 0))
        for kind, label in Activity.Kind.choices
    ]
    measured = diversity(now, among=KINDS)
    said = (said_of_diversity(measured, sum(now.values())), changed)
    lines.sort(key=lambda line: -line.now)
    return Summary(
        since=years_before(on, 1),
        until=on,
        lines=tuple(lines),
        said=tuple(sentence for sentence in said if sentence),
        figure=_figure(lines),
    )


def _figure(lines: list[KindLine]) -> Figure:
    bars = tuple(Bar(label=line.name, value=line.now, count=line.now) for line in lines if line.now)
    return Figure(
        title="近一年各种形式的次数",
        kind=FigureKind.COUNTS,
        bars=bars,
        unit="次",
        base=f"共{sum(line.now for line in lines)}次",
    )
