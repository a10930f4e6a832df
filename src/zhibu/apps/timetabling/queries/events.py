"""The joint events of a zone, with what has come of each."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.meetings.models import JointEvent, Meeting
from zhibu.apps.organisation.models import Zone
from zhibu.apps.timetabling.models import Search


@dataclass(frozen=True, kw_only=True)
class Event:
    """A joint event; `meeting` is one of its branches' meetings once it has a time."""

    event: JointEvent
    branches: tuple[str, ...]
    meeting: Meeting | None
    search: Search | None
    is_over: bool

    @property
    def kind(self) -> str:
        """The kind in words."""
        return str(Meeting.Kind(self.event.kind).label)

    @property
    def is_open(self) -> bool:
        """Whether a time may be looked for."""
        return not (self.meeting or self.search or self.is_over)


def events_of(zone: Zone, *, today: date) -> list[Event]:
    """Return the events not called off, the next first, in four queries."""
    events = JointEvent.objects.filter(zone=zone, is_called_off=False)
    found = events.prefetch_related("branches__branch", "meetings__room")
    states = (Search.State.RUNNING, Search.State.READY)
    open_ones = Search.objects.filter(zone=zone, branch=None, state__in=states)
    searches = {one.event_id: one for one in open_ones.defer("instance", "proposals")}
    return [_event(event, searches.get(event.pk), today) for event in found]


def _event(event: JointEvent, search: Search | None, today: date) -> Event:
    standing = [one for one in event.meetings.all() if one.state != Meeting.State.CANCELLED]
    return Event(
        event=event,
        branches=tuple(row.branch.name for row in event.branches.all()),
        meeting=standing[0] if standing else None,
        search=search,
        is_over=event.last <= today,
    )
