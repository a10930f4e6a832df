"""The make-up sessions of a meeting, to those who may know of them."""

from dataclasses import dataclass

from django.db.models import Q

from zhibu.apps.meetings.models import Attendance, Meeting
from zhibu.apps.meetings.record import CAME


@dataclass(frozen=True, kw_only=True)
class MakeUpSession:
    """A make-up session and the names of those asked."""

    meeting: Meeting
    names: tuple[str, ...]


def sessions_of(main: Meeting, seen: Q) -> list[MakeUpSession]:
    """Return the make-up sessions of a meeting that `seen` (lists.seen_by) lets through.

    Two queries, however many.
    """
    rows = main.make_up_sessions.filter(seen).select_related("branch", "group")
    together = rows.defer("minutes", "draft").prefetch_related("asked__person")
    return [
        MakeUpSession(meeting=one, names=tuple(str(row.person) for row in one.asked.all()))
        for one in together
    ]


def names_asked(session: Meeting) -> list[str]:
    """Return who is asked to a make-up session, in one query."""
    return [str(row.person) for row in session.asked.select_related("person")]


def missed_of(main: Meeting) -> set[int]:
    """Return who missed a meeting and has not caught up: primary keys, in two queries."""
    missed = Attendance.objects.filter(meeting=main, is_due=True).exclude(came__in=CAME)
    done = main.make_ups.filter(done_on__isnull=False).values_list("person_id", flat=True)
    return set(missed.values_list("person_id", flat=True)) - set(done)
