"""Records of the regime for tests."""

from datetime import UTC, date, datetime, time

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def meeting_in(
    branch: Branch,
    on: date,
    kind: str = Meeting.Kind.THEME_DAY,
    state: str = Meeting.State.PLANNED,
    **facts: object,
) -> Meeting:
    """Make a meeting of a branch; a finished one is finished at noon."""
    if state == Meeting.State.FINISHED:
        facts.setdefault("finished_at", NOON)
    return Meeting.objects.create(
        zone=branch.zone, branch=branch, on=on, kind=kind, state=state, **facts
    )


def at(hour: int, minute: int = 0) -> time:
    """Return a time of day."""
    return time(hour, minute)
