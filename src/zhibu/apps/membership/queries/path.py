"""Who is on the way to membership, how far, and what comes next."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from zhibu.apps.membership.adapters import Taken, rows_of, steps_taken
from zhibu.apps.membership.models import AdmissionEvent, Companion
from zhibu.apps.organisation.models import Affiliation, Branch, Person, Standing
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.regulations.admission import PASSED_OVER, StepDates, StepState, next_step
from zhibu.core.regulations.admission_limits import accompanied
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.workdays.calendar import WorkCalendar

BEFORE_FULL = tuple(stage for stage in Standing.Stage if stage != Standing.Stage.FULL)
MENTORED = frozenset({Standing.Stage.ACTIVIST, Standing.Stage.CANDIDATE})


@dataclass(frozen=True, kw_only=True)
class OnTheWay:
    """One person's way: every step with its days, the next, and what is missing."""

    person: Person
    branch: Branch | None
    standing: Standing | None
    rows: tuple[StepDates, ...]
    taken: Taken
    events: tuple[AdmissionEvent, ...]
    companions: tuple[Companion, ...]
    missing: tuple[str, ...]

    @property
    def next(self) -> StepDates | None:
        """The step to prepare now."""
        return next_step(self.rows)

    @property
    def stage(self) -> str:
        """The stage in the words users know."""
        return self.standing.get_stage_display() if self.standing else "群众"


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """A step in a person's timeline, with the record of it, if there is one."""

    row: StepDates
    event: AdmissionEvent | None
    no_later: bool


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A person's steps: to be done now, passed over without a record, done, and later."""

    now: tuple[TimelineEntry, ...]
    passed_over: tuple[TimelineEntry, ...]
    done: tuple[TimelineEntry, ...]
    later: tuple[TimelineEntry, ...]


def path_of_branch(branch: Branch, *, on: date) -> list[OnTheWay]:
    """Return everyone of the branch on the way, the furthest first, in six queries."""
    here: Any = Affiliation.objects.on(on).filter(zone_id=branch.zone_id, branch=branch)
    return _ways(here.select_related("person", "branch"), zone_id=branch.zone_id, on=on)


def ways_in(branch_ids: Collection[int], *, zone_id: int, on: date) -> list[OnTheWay]:
    """Return everyone on the way in branches of one zone, in six queries."""
    here: Any = Affiliation.objects.on(on).filter(zone_id=zone_id, branch__in=branch_ids)
    return _ways(here.select_related("person", "branch"), zone_id=zone_id, on=on)


def stage_counts(branch: Branch, *, on: date) -> list[tuple[str, int]]:
    """Return how many of the branch are in each stage before full membership."""
    here: Any = Affiliation.objects.on(on).filter(zone_id=branch.zone_id, branch=branch)
    standings: Any = Standing.objects.on(on).filter(
        zone_id=branch.zone_id, person__in=here.values("person_id")
    )
    counted = Counter(standings.values_list("stage", flat=True))
    return [(stage.label, counted[stage.value]) for stage in BEFORE_FULL]


def way_of(person: Person, *, on: date) -> OnTheWay:
    """Return one person's way."""
    affiliation: Affiliation | None = (
        Affiliation.objects.filter(zone_id=person.zone_id, person=person)
        .select_related("branch")
        .last()
    )
    mine = {"zone_id": person.zone_id, "person": person}
    return _way(
        person,
        affiliation.branch if affiliation else None,
        list(Standing.objects.filter(**mine)),
        list(_events().filter(**mine)),
        list(_companions().filter(**mine)),
        on=on,
        calendar=calendar_of(person.zone_id),
    )


def timeline_of(way: OnTheWay) -> Timeline:
    """Return a person's steps with their records."""
    by_day = {(event.step, event.on): event for event in way.events}
    entries = [
        TimelineEntry(
            row=row,
            event=by_day.get((row.step, row.happened)),
            no_later=row.step in way.taken.no_later,
        )
        for row in way.rows
    ]
    to_come = [entry for entry in entries if not entry.row.happened]
    return Timeline(
        now=tuple(e for e in to_come if e.row.is_open and e.row.state is not StepState.TOO_EARLY),
        passed_over=tuple(entry for entry in to_come if not entry.row.is_open),
        done=tuple(entry for entry in entries if entry.row.happened),
        later=tuple(e for e in to_come if e.row.state is StepState.TOO_EARLY),
    )


def _ways(affiliations: Iterable[Affiliation], *, zone_id: int, on: date) -> list[OnTheWay]:
    """Put together who is on the way: not yet full, or full with papers still open."""
    here = {one.person_id: one for one in affiliations}
    mine = {"zone_id": zone_id, "person__in": here}
    standings = _by_person(Standing.objects.filter(**mine))
    events = _by_person(_events().filter(**mine))
    companions = _by_person(_companions().filter(Q(until=None) | Q(until__gte=on), **mine))
    calendar = calendar_of(zone_id)
    ways = [
        _way(
            one.person,
            one.branch,
            standings[person_id],
            events[person_id],
            companions[person_id],
            on=on,
            calendar=calendar,
        )
        for person_id, one in here.items()
        if _is_on_the_way(standings[person_id], events[person_id], on)
    ]
    order = {stage: place for place, stage in enumerate(reversed(Standing.Stage.values))}
    return sorted(
        ways, key=lambda way: (order[way.standing.stage] if way.standing else 9, way.person.pk)
    )


def _is_on_the_way(standings: list[Standing], events: list[AdmissionEvent], on: date) -> bool:
    now = _standing_on(standings, on)
    if now is None:
        return False
    steps = {event.step for event in events}
    papers_open = "conversion" in steps and "archive" not in steps
    return now.stage != Standing.Stage.FULL or papers_open


def _standing_on(standings: list[Standing], on: date) -> Standing | None:
    return next((one for one in reversed(standings) if one.is_in_force(on)), None)


def _way(
    person: Person,
    branch: Branch | None,
    standings: list[Standing],
    events: list[AdmissionEvent],
    companions: list[Companion],
    *,
    on: date,
    calendar: WorkCalendar,
) -> OnTheWay:
    taken = steps_taken(person, standings, events)
    rows = rows_of(taken, on=on, calendar=calendar)
    standing = _standing_on(standings, on)
    return OnTheWay(
        person=person,
        branch=branch,
        standing=standing,
        rows=rows,
        taken=taken,
        events=tuple(events),
        companions=tuple(companions),
        missing=tuple(_missing(standing, rows, companions, on)),
    )


def _missing(
    standing: Standing | None, rows: Iterable[StepDates], companions: list[Companion], on: date
) -> Iterable[str]:
    """Say what is not on record, and which day does not fit."""
    if standing and standing.stage in MENTORED:
        for found in _help(companions, on)[: 1 if standing.stage == "activist" else 2]:
            if found.state is not State.MET:
                yield f"{found.said}依据：{found.citation()}。"
    yield from _without_record(rows)
    for row in rows:
        if row.is_faulty:
            yield f"{row.title}：{row.said}依据：{row.citation()}。"


def _without_record(rows: Iterable[StepDates]) -> Iterable[str]:
    """Say which steps passed over have no record; half-yearly ones in one line."""
    missed = Counter(row.title for row in rows if row.reason in PASSED_OVER)
    for title, times in missed.items():
        yield f"没有记录“{title}”{f'（{times}次）' if times > 1 else ''}。"


def _help(companions: list[Companion], on: date) -> tuple[Finding, Finding]:
    now = Counter(one.kind for one in companions if one.is_in_force(on))
    return accompanied(
        mentors=now[Companion.Kind.MENTOR], introducers=now[Companion.Kind.INTRODUCER], on=on
    )


def _events() -> Any:
    return AdmissionEvent.objects.select_related("standing")


def _companions() -> Any:
    return Companion.objects.select_related("helper")


def _by_person(records: Iterable[Any]) -> Mapping[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for record in records:
        grouped[record.person_id].append(record)
    return grouped
