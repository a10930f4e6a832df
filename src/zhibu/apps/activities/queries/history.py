"""Everything a branch did and plans, in order of time: all lists and measures start from it.

A branch has some twenty activities a year, so that the whole is read at once, in three
queries, and looked at from there: which visit to a place one is depends on all before it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from zhibu.apps.activities.models import Activity
from zhibu.apps.activities.wording import said_of_repetition
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.core.activities.past import Done
from zhibu.core.activities.repetition import Repetition, repetition, repetitions


@dataclass(frozen=True, kw_only=True)
class Row:
    """An activity and which visit to its place it was."""

    activity: Activity
    again: Repetition

    @property
    def repeats(self) -> str:
        """The repetition in words; '' for a first visit."""
        return said_of_repetition(self.again, self.activity.get_kind_display())


def alive() -> Any:
    """Return activities with their day, without those whose meeting was called off."""
    stands = Q(meeting=None) | ~Q(meeting__state=Meeting.State.CANCELLED)
    return Activity.objects.filter(stands).annotate(day=Coalesce("meeting__on", "held_on"))


HELD = Q(meeting=None) | Q(meeting__state=Meeting.State.FINISHED)
"""What was held: recorded as a meeting, or from before the branch used the system."""


def was_held(activity: Activity) -> bool:
    """Tell whether it is recorded that it was done; a plan whose day has passed is none."""
    return activity.meeting is None or activity.meeting.is_finished


def activities_of(branch: Branch) -> list[Activity]:
    """Return all activities of a branch, the first one first, in three queries."""
    found = alive().filter(zone_id=branch.zone_id, branch=branch)
    found = found.select_related("meeting", "base", "city_task")
    return list(found.prefetch_related("themes", "partners").order_by("day", "pk"))


def rows_of(branch: Branch) -> list[Row]:
    """Return all activities of a branch with their repetition, the first one first."""
    activities = activities_of(branch)
    again = repetitions(past_of(activities))
    return [
        Row(activity=activity, again=one) for activity, one in zip(activities, again, strict=True)
    ]


def row_of(activity: Activity) -> Row:
    """Return one activity with its repetition."""
    rows = rows_of(activity.branch)
    found = (row for row in rows if row.activity.pk == activity.pk)
    return next(found, Row(activity=activity, again=Repetition(here=0, alike=0, last=None)))


def repeats_if(branch: Branch, *, base: int | None, kind: str, on: date) -> str:
    """Say which visit an activity would be if it were done; '' for a first one."""
    would_be = Done(day=on, kind=kind, base=base)
    again = repetition(would_be, past_of(activities_of(branch)))
    return said_of_repetition(again, dict(Activity.Kind.choices).get(kind, kind))


def past_of(activities: Iterable[Activity]) -> tuple[Done, ...]:
    """Return activities as the measures see them."""
    return tuple(done_of(activity, on=activity.on) for activity in activities)


def done_of(activity: Activity, *, on: date) -> Done:
    """Return one activity as the measures see it."""
    meeting = activity.meeting
    return Done(
        day=on,
        kind=activity.kind,
        base=activity.base_id,
        room=meeting.room_id if meeting else None,
        lecturer=meeting.lecturer_id if meeting else None,
        city_task=activity.city_task_id,
        partners=frozenset(agency.pk for agency in activity.partners.all()),
        themes=frozenset(theme.pk for theme in activity.themes.all()),
    )
