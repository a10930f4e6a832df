"""Who missed a meeting, and how they caught up: read from attendance, never a list of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from zhibu.apps.meetings.models import Attendance, MakeUp, Meeting
from zhibu.apps.meetings.record import FRAIL
from zhibu.apps.organisation.models import AwayPeriod, Branch, Employment, Person

WITHOUT = frozenset({Meeting.Kind.COMMITTEE})
"""A committee meeting is work, not study: nobody makes up for it."""
MISSED = (Attendance.Came.EXCUSED, Attendance.Came.ABSENT)


@dataclass(frozen=True, kw_only=True)
class Missed:
    """A person who was due at a meeting and did not come, and the make-up, if it is done."""

    attendance: Attendance
    make_up: MakeUp | None

    @property
    def meeting(self) -> Meeting:
        """The meeting that was missed."""
        return self.attendance.meeting

    @property
    def person(self) -> Person:
        """Who missed it."""
        return self.attendance.person

    @property
    def why(self) -> str:
        """Excused or not, with the reason that was given."""
        said = str(self.attendance.get_came_display())
        return f"{said}（{self.attendance.reason}）" if self.attendance.reason else said

    @property
    def key(self) -> str:
        """A name for this line in a form."""
        return str(self.attendance.pk)


@dataclass(frozen=True, kw_only=True)
class Catching:
    """One person with the meetings still to catch up with, and how it is best done."""

    person: Person
    missed: tuple[Missed, ...]
    is_frail: bool
    circumstances: str

    @property
    def suggested(self) -> str:
        """送学上门 for those who cannot easily come; otherwise reading by oneself."""
        return MakeUp.How.VISITED if self.advice else MakeUp.How.READ

    @property
    def advice(self) -> str:
        """What to mind with this person; nobody frail is asked for anything (ZB-36)."""
        if self.is_frail:
            return f"{FRAIL}，不要求补学，可以送学上门"
        return f"{self.circumstances}，可以送学上门" if self.circumstances else ""


def missed_at(meetings: Iterable[int]) -> list[Missed]:
    """Return who missed these meetings, in two queries, the latest meeting first."""
    keys = list(meetings)
    lines = (
        Attendance.objects.filter(meeting__in=keys, is_due=True, came__in=MISSED)
        .select_related("meeting__group", "meeting__branch", "person")
        .defer("meeting__minutes", "meeting__draft")
        .order_by("-meeting__on", "-meeting_id", "pk")
    )
    done = {
        (make_up.meeting_id, make_up.person_id): make_up
        for make_up in MakeUp.objects.filter(meeting__in=keys, done_on__isnull=False)
        .select_related("meeting")
        .defer("meeting__minutes", "meeting__draft")
    }
    return [
        Missed(attendance=line, make_up=done.get((line.meeting_id, line.person_id)))
        for line in lines
        if set(line.meeting.kinds) - WITHOUT
    ]


def missed_in(branch: Branch, year: int) -> list[Missed]:
    """Return who missed what in a branch in a year, in three queries."""
    held = Meeting.objects.in_their_own_right().filter(
        zone_id=branch.zone_id, branch=branch, state=Meeting.State.FINISHED, on__year=year
    )
    return missed_at(held.values_list("pk", flat=True))


def by_person(missed: Iterable[Missed], *, on: date) -> list[Catching]:
    """Gather what is still to catch up with by person, in two queries."""
    open_ones = sorted(
        (one for one in missed if one.make_up is None), key=lambda one: one.person.pk
    )
    circumstances = _circumstances({one.person.pk for one in open_ones}, on=on)
    return [
        Catching(
            person=lines[0].person,
            missed=tuple(lines),
            is_frail=any(line.attendance.reason == FRAIL for line in lines),
            circumstances=circumstances.get(person_id, ""),
        )
        for person_id, group in groupby(open_ones, key=lambda one: one.person.pk)
        if (lines := list(group))
    ]


def _circumstances(people: set[int], *, on: date) -> dict[int, str]:
    """Say of those who live away or are retired that they are; both are on record."""
    retired = Employment.objects.on(on).filter(person__in=people, status=Employment.Status.RETIRED)
    said = {period.person_id: "退休" for period in retired}
    for period in AwayPeriod.objects.on(on).filter(person__in=people):
        said[period.person_id] = str(period.get_kind_display())
    return said
