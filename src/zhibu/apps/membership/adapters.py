"""From records to what the rules of admission and of dues take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from zhibu.apps.membership.models import AdmissionEvent
from zhibu.apps.organisation.models import Person, Standing
from zhibu.core.regulations.admission import StepDates, admission_dates
from zhibu.core.regulations.admission_steps import step_of, steps
from zhibu.core.workdays.calendar import WorkCalendar

STAGE_OF_STEP: Mapping[str, str] = {step.key: step.stage for step in steps() if step.stage}
STEP_OF_STAGE: Mapping[str, str] = {stage: key for key, stage in STAGE_OF_STEP.items()}
RANK = {stage: place for place, stage in enumerate(Standing.Stage.values)}
WHOLE_DAY = 10
"""Length of an ISO day; Person.applied may be known in part."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """The steps a person took: days by step, and the half-yearly inspections."""

    days: Mapping[str, date]
    inspections: tuple[date, ...] = ()
    no_later: frozenset[str] = frozenset()
    """Steps of which is only known that they were taken no later than their day."""

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
    way = _present_way(standings)
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
    )


def rows_of(taken: Taken, *, on: date, calendar: WorkCalendar) -> tuple[StepDates, ...]:
    """Return every step with its days, as the rules see it."""
    return admission_dates(taken.days, on=on, inspections=taken.inspections, calendar=calendar)


def _present_way(standings: Iterable[Standing]) -> Mapping[str, Standing]:
    way: dict[str, Standing] = {}
    for standing in standings:
        way = {s: one for s, one in way.items() if RANK[s] < RANK[standing.stage]}
        way[standing.stage] = standing
    return way
