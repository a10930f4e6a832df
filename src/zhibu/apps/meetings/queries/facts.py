"""Held meetings as the plain facts that the rules judge."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from zhibu.apps.meetings.models import Attendance, Meeting
from zhibu.core.regulations.branch import MeetingFacts, MeetingKind

CAME = frozenset({Attendance.Came.PRESENT, Attendance.Came.ONLINE})


def meeting_facts(
    branch_ids: Iterable[int], *, since: date, until: date
) -> dict[int, tuple[MeetingFacts, ...]]:
    """Return the finished meetings of several branches in a span, in two queries.

    Make-up sessions are left out: they meet no obligation.
    A sitting that served several kinds appears once for each, under the same id: the
    primary key of the meeting, as text.
    """
    held = Meeting.objects.in_their_own_right().filter(
        branch_id__in=list(branch_ids), state=Meeting.State.FINISHED, on__range=(since, until)
    )
    came: dict[int, list[str]] = defaultdict(list)
    voters: dict[int, int] = defaultdict(int)
    voting: dict[int, int] = defaultdict(int)
    rows = Attendance.objects.filter(meeting__in=held.values("pk"))
    for meeting_id, person_id, how, may_vote, is_due in rows.values_list(
        "meeting_id", "person_id", "came", "may_vote", "is_due"
    ):
        if how in CAME:
            came[meeting_id].append(str(person_id))
        voters[meeting_id] += may_vote and is_due
        voting[meeting_id] += may_vote and is_due and how in CAME
    facts: dict[int, list[MeetingFacts]] = defaultdict(list)
    for meeting in held:
        for kind in meeting.kinds:
            facts[meeting.branch_id].append(
                MeetingFacts(
                    id=str(meeting.pk),
                    kind=MeetingKind(kind),
                    on=meeting.on,
                    group=str(meeting.group_id) if meeting.group_id else None,
                    attended=tuple(came[meeting.pk]),
                    voters_due=voters[meeting.pk] or None,
                    voters_present=voting[meeting.pk],
                    hours=meeting.hours,
                )
            )
    return {branch_id: tuple(found) for branch_id, found in facts.items()}
