"""Pages to read: whose meetings, the list of a branch, one meeting, an older version."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.years import year_typed
from zhibu.apps.meetings.adapters import doubts_about, judged
from zhibu.apps.meetings.models import Meeting, RecordVersion
from zhibu.apps.meetings.queries import lists
from zhibu.apps.meetings.queries.due import Roll, roll_of
from zhibu.apps.meetings.queries.make_up_sessions import names_asked, sessions_of
from zhibu.apps.meetings.queries.records import Attended, attended, changes_of, versions_of
from zhibu.apps.meetings.views.records import meeting_of, version_of
from zhibu.apps.meetings.wording import arrangements
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of

YEARS = range(1900, 10_000)


@door("meetings.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the meetings of the own branch, or choose among several."""
    branches = list(lists.branches_for(request.viewer))
    if len(branches) == 1:
        return redirect("meetings:list", branch_id=branches[0].pk)
    return render(request, "meetings/home.html", {"branches": branches})


@door("meetings.see_branch", of=branch_of)
def list_meetings(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List a branch's meetings: what is to come, then what was held."""
    asked, today = _asked(request), timezone.localdate()
    seen = lists.seen_by(request.viewer)
    page = lists.meetings_page(
        branch,
        asked,
        page=request.GET.get("page", "1"),
        on=today,
        keeps_records=opens("meetings.edit_branch", request.viewer, branch),
        seen=seen,
    )
    context = {
        "branch": branch,
        "page": page,
        "asked": asked,
        "today": today,
        "kinds": Meeting.Kind.choices,
        "states": lists.STATES,
        "years": lists.years_of(branch),
        "far_ahead": 0 if asked.is_narrow else lists.far_ahead(branch, on=today, seen=seen),
    }
    return render(request, "meetings/list.html", context)


@door("meetings.see", of=meeting_of)
def see_meeting(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Show one meeting: when, where, the agenda; once held, its record to who may read it."""
    context: dict[str, Any] = {
        "meeting": meeting,
        "branch": meeting.branch,
        "today": timezone.localdate(),
        "arrangements": arrangements(meeting, "未定"),
        "sessions": sessions_of(meeting, lists.seen_by(request.viewer)),
    }
    if meeting.makes_up_id is not None:
        context["asked"] = names_asked(meeting)
    if opens("meetings.read_record", request.viewer, meeting):
        context |= {
            "agenda": list(meeting.agenda.all()),
            "changes": changes_of(meeting),
            "may_read": True,
        }
        context |= _held(meeting) if meeting.is_finished else {}
    if opens("meetings.edit", request.viewer, meeting):
        roll = roll_of(meeting)
        context |= {"roll": roll, "doubts": _doubts(meeting, roll, context)}
    return render(request, "meetings/meeting.html", context)


@door("meetings.edit_left", of=version_of)
def see_version(request: ViewerRequest, version: RecordVersion) -> HttpResponse:
    """Show how a record read before it was corrected."""
    context = {"version": version, "meeting": version.meeting, "content": version.content}
    return render(request, "meetings/version.html", context)


def _asked(request: HttpRequest) -> lists.Asked:
    """Take from the address what makes sense; the rest asks for nothing."""
    kind, state = request.GET.get("kind", ""), request.GET.get("state", "")
    return lists.Asked(
        kind=kind if kind in Meeting.Kind.values else "",
        state=state if state in dict(lists.STATES) else "",
        year=year_typed(request.GET.get("year"), among=YEARS),
        text=typed_query(request),
    )


def _held(meeting: Meeting) -> dict[str, Any]:
    """What a finished record shows."""
    return {
        "attended": attended(meeting),
        "votes": judged(meeting, meeting.votes.all()),
        "follow_ups": meeting.follow_ups.select_related("owner", "work_item__branch").order_by(
            "pk"
        ),
        "versions": versions_of(meeting),
        "make_ups": meeting.make_ups.select_related("person"),
        "photos": meeting.photos.defer("content"),
    }


def _doubts(meeting: Meeting, roll: Roll, shown: dict[str, Any]) -> list[str]:
    """What a careful reader would ask about a finished record."""
    if not meeting.is_finished:
        return []
    who: Attended = shown["attended"]
    return doubts_about(
        meeting,
        roll,
        chair_id=meeting.chair_id,
        present={row.person_id for row in (*who.present, *who.guests)},
        agenda=[item.text for item in shown["agenda"]],
    )
