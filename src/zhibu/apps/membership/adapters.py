"""From records to what the rules of admission and of dues take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from zhibu.apps.membership.models import AdmissionEvent
from zhibu.apps.organisation.models import Person, Standing
from zhibu.core.regulations.admission import StepDates, StepState, admission_dates
from zhibu.core.regulations.admission_steps import step_of, steps
from zhibu.core.workdays.calendar import WorkCalendar

STAGE_OF_STEP: Mapping[str, str] = {step.key: step.stage for step in steps() if step.stage}
STEP_OF_STAGE: Mapping[str, str] = {stage: key for key, stage in STAGE_OF_STEP.items()}
RANK = {stage: place for place, stage in enumerate(Standing.Stage.values)}
PAST = frozenset({"overdue", "overdue_at_most", "past_usual", "past_usual_only", "missed"})
NO_RECORD = "没有记录，办过的请补记。"
WHOLE_DAY = 10
"""Length of an ISO day; Person.applied may be known in part."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The steps a person took: days by step, and the half-yearly inspections."""

    days: Mapping[str, date]
    inspections: tuple[date, ...] = ()
    no_later: frozenset[str] = frozenset()
    """Steps of which is only known that they were taken no later than their day."""

    imported: frozenset[str] = frozenset()
    """Stages not recorded here but taken over, with whatever was done before then."""

    def adding(self, step: str, on: date) -> "Taken":
        """Return the same with one more step."""
        return replace(self, days={**self.days, step: on})


def steps_taken(
    person: Person, standings: Iterable[Standing], events: Iterable[AdmissionEvent]
) -> Taken:
    """Return the steps of the present way: stages from their Standing, others from their event.

    A stage lost and gained again counts from the last time. The day of the application may
    be known from the person's record alone.
    """
    way, events = _present_way(standings), list(events)
    recorded = {event.standing_id for event in events}
    days = {STEP_OF_STAGE[stage]: standing.since for stage, standing in way.items()}
    if "application" not in days and len(person.applied) == WHOLE_DAY:
        days["application"] = date.fromisoformat(person.applied)
    inspections = []
    for event in events:
        if event.own_day is None:
            continue
        if step_of(event.step).repeated:
            inspections.append(event.own_day)
        else:
            days[event.step] = event.own_day
    return Taken(
        days=days,
        inspections=tuple(sorted(inspections)),
        no_later=frozenset(
            STEP_OF_STAGE[stage] for stage, one in way.items() if not one.since_exact
        ),
        imported=frozenset(
            STEP_OF_STAGE[stage] for stage, one in way.items() if one.pk not in recorded
        ),
    )


def rows_of(taken: Taken, *, on: date, calendar: WorkCalendar) -> tuple[StepDates, ...]:
    """Return every step with its days, as the rules see it.

    A limit counted from a stage that was taken over is called overdue of nobody: what was
    done before these records began is asked for, not missed.
    """
    rows = admission_dates(taken.days, on=on, inspections=taken.inspections, calendar=calendar)
    before: set[str] = set()
    said = []
    for row in rows:
        if _before_records(row, taken, before):
            before.add(row.step)
            row = _asked_for(row)  # noqa: PLW2901 -- the same step, said otherwise
        said.append(row)
    return tuple(said)


def _before_records(row: StepDates, taken: Taken, before: set[str]) -> bool:
    """Tell whether a limit counts from a stage taken over, or from a step that does."""
    anchors = step_of(row.step).counted_from
    if row.reason == "waits":
        return row.step not in STAGE_OF_STEP and not before.isdisjoint(anchors)
    return row.reason in PAST and not taken.imported.isdisjoint(anchors)


def _asked_for(row: StepDates) -> StepDates:
    return replace(row, state=StepState.AT_RISK, reason="unrecorded", said=NO_RECORD)


def _present_way(standings: Iterable[Standing]) -> Mapping[str, Standing]:
    way: dict[str, Standing] = {}
    for standing in standings:
        way = {s: one for s, one in way.items() if RANK[s] < RANK[standing.stage]}
        way[standing.stage] = standing
    return way
