"""When meetings take rooms and lecturers; called-off ones take nothing.

Times are naive local wall times; a meeting without an end takes the usual two hours.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from zhibu.apps.foundation.door import opens
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.resources.queries.taken import (
    Taking,
    also_takes_lecturers,
    also_takes_rooms,
    lecturer_takings,
    room_takings,
)
from zhibu.apps.resources.queries.uses import also_titles
from zhibu.core.timetabling.instance import Span

Spans = dict[int, tuple[Span, ...]]


def taken_rooms(zone_id: int, since: date, until: date, *, besides: Collection[int] = ()) -> Spans:
    """Return when the rooms of a zone are taken between two days, both included; three queries.

    `besides`: primary keys of meetings that are being planned anew and so take nothing.
    Meetings of one joint event take their room once.
    """
    rooms = Room.objects.filter(zone_id=zone_id).values_list("pk", flat=True)
    return _spans(room_takings(list(rooms), since=since, until=until), besides)


def taken_lecturers(
    zone_id: int, since: date, until: date, *, besides: Collection[int] = ()
) -> Spans:
    """Return when the lecturers of a zone speak; see taken_rooms. Two queries."""
    lecturers = Lecturer.objects.filter(zone_id=zone_id).values_list("pk", flat=True)
    return _spans(lecturer_takings(list(lecturers), since=since, until=until), besides)


@also_takes_rooms
def meetings_in(room_ids: Collection[int], since: date, until: date) -> Iterable[Taking]:
    """Tell which meetings take these rooms."""
    return _takings("room", room_ids, since, until)


@also_takes_lecturers
def meetings_with(lecturer_ids: Collection[int], since: date, until: date) -> Iterable[Taking]:
    """Tell which meetings take these lecturers."""
    return _takings("lecturer", lecturer_ids, since, until)


@also_titles
def titles_for(viewer: Viewer, meeting_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return title and address of those meetings whose record the viewer may read; one query."""
    own = viewer.member_of | viewer.leads
    meetings = Meeting.objects.in_their_own_right().filter(pk__in=meeting_ids, branch__in=own)
    return {
        meeting.pk: (meeting.title, meeting.get_absolute_url())
        for meeting in meetings.exclude(title="").defer("minutes", "draft")
        if opens("meetings.read_record", viewer, meeting)
    }


def _takings(what: str, ids: Collection[int], since: date, until: date) -> Iterable[Taking]:
    """Name the branch only: what a committee meets about is nobody else's business."""
    meetings = Meeting.objects.filter(**{f"{what}__in": ids}, on__range=(since, until))
    shown = meetings.exclude(state=Meeting.State.CANCELLED).select_related("branch__agency")
    for meeting in shown.defer("minutes", "draft"):
        if meeting.span is None:
            continue
        start, end = meeting.span
        yield Taking(
            start=start,
            end=end,
            of=getattr(meeting, f"{what}_id"),
            who=str(meeting.branch),
            event=meeting.event,
            meeting_id=meeting.pk,
            agency=meeting.branch.agency.label,
            what=meeting.kind_names,
        )


def _spans(takings: Iterable[Taking], besides: Collection[int]) -> Spans:
    spans: dict[int, dict[Span, None]] = defaultdict(dict)
    for taking in takings:
        if taking.meeting_id not in besides:
            spans[taking.of][Span(taking.start, taking.end)] = None
    return {of: tuple(found) for of, found in spans.items()}
