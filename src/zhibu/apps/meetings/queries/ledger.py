"""The ledger (台账) of a branch: its finished meetings, read from their records."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from zhibu.apps.meetings.adapters import Verdict, judged
from zhibu.apps.meetings.models import Attendance, Meeting, Vote
from zhibu.apps.meetings.record import CAME
from zhibu.apps.organisation.models import Branch


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which lines of the ledger are wanted; empty values want all."""

    year: int
    kind: str = ""
    typed: str = ""


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """One held meeting with what its record counts up to."""

    meeting: Meeting
    theme: str
    due: int
    came: int
    votes: tuple[tuple[Vote, Verdict], ...]
    corrections: int
    made_up: int = 0
    """How many make-up sessions of it were held."""

    @property
    def passed(self) -> int:
        """How many votes passed."""
        return sum(verdict.outcome == "passed" for _, verdict in self.votes)

    @property
    def marks(self) -> tuple[str, ...]:
        """What is to be said besides: online, who spoke, made up for, written late, corrected."""
        said = []
        if self.meeting.mode != Meeting.Mode.IN_PERSON:
            said.append(str(self.meeting.get_mode_display()))
        if self.meeting.lecturer is not None:
            said.append(f"讲师{self.meeting.lecturer}")
        if self.meeting.joint_id is not None:
            said.append("联合活动")
        if self.made_up:
            said.append(f"另补学{self.made_up}次")
        if self.meeting.is_late:
            said.append("补记")
        return (*said, f"更正{self.corrections}次") if self.corrections else tuple(said)


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The lines that were asked for, and counts of them."""

    lines: tuple[LedgerLine, ...]
    totals: tuple[tuple[str, int], ...]
    hours: Decimal
    years: tuple[int, ...]


def ledger_of(branch: Branch, asked: Asked, *, with_contents: bool) -> Ledger:
    """Return the ledger of a branch for a year in four queries.

    `with_contents` is for those who may read it all: it also searches what was said and voted
    on, and gives the themes of the committee's own meetings.
    """
    found = _found(branch, asked, with_contents=with_contents)
    meetings = [meeting for meeting in found if not asked.kind or asked.kind in meeting.kinds]
    lines = _lines(meetings, with_contents=with_contents)
    return Ledger(
        lines=lines,
        totals=_totals(line.meeting for line in lines),
        hours=sum((line.meeting.hours or Decimal() for line in lines), Decimal()),
        years=years_of(branch, besides=asked.year),
    )


def held_in(branch: Branch, year: int) -> QuerySet[Meeting]:
    """Finished meetings of a branch in a year, in order; make-up sessions are none of their own."""
    held = Meeting.objects.in_their_own_right().filter(
        zone_id=branch.zone_id, branch=branch, state=Meeting.State.FINISHED, on__year=year
    )
    together = held.select_related(*("branch__zone", "group", "chair", "recorder", "lecturer"))
    return together.defer("minutes", "draft")


def years_of(branch: Branch, *, besides: int) -> tuple[int, ...]:
    """Years in which the branch met, and one more, the latest first; one query."""
    held = Meeting.objects.in_their_own_right().filter(
        zone_id=branch.zone_id, branch=branch, state=Meeting.State.FINISHED
    )
    years = {day.year for day in held.dates("on", "year")}
    return tuple(sorted(years | {besides}, reverse=True))


def _found(branch: Branch, asked: Asked, *, with_contents: bool) -> Sequence[Meeting]:
    sessions = Q(make_up_sessions__state=Meeting.State.FINISHED)
    held = held_in(branch, asked.year).annotate(
        corrections=Count("versions", distinct=True),
        sessions_held=Count("make_up_sessions", filter=sessions, distinct=True),
    )
    if not asked.typed:
        return list(held)
    places = ["title", "place", "chair__name"]
    places += ["minutes", "agenda__text", "votes__subject"] if with_contents else []
    matching = Meeting.objects.none()
    for place in places:
        matching |= held_in(branch, asked.year).filter(**{f"{place}__icontains": asked.typed})
    found = held.filter(pk__in=matching.values("pk"))
    return [meeting for meeting in found if with_contents or not meeting.is_among_committee]


def _lines(meetings: Sequence[Meeting], *, with_contents: bool) -> tuple[LedgerLine, ...]:
    keys = [meeting.pk for meeting in meetings]
    due, came = _heads(keys)
    votes: dict[int, list[Vote]] = defaultdict(list)
    for vote in Vote.objects.filter(meeting__in=keys):
        votes[vote.meeting_id].append(vote)
    return tuple(
        LedgerLine(
            meeting=meeting,
            theme=meeting.title if with_contents or not meeting.is_among_committee else "",
            due=due[meeting.pk],
            came=came[meeting.pk],
            votes=tuple(judged(meeting, votes[meeting.pk])),
            corrections=meeting.corrections,  # type: ignore[attr-defined]
            made_up=meeting.sessions_held,  # type: ignore[attr-defined]
        )
        for meeting in meetings
    )


def _heads(keys: Sequence[int]) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Count those due, and those of them who came, for each meeting; one query."""
    due: Counter[int] = Counter()
    came: Counter[int] = Counter()
    rows = Attendance.objects.filter(meeting__in=keys, is_due=True).order_by()
    for meeting, how, number in rows.values_list("meeting_id", "came").annotate(Count("pk")):
        due[meeting] += number
        came[meeting] += number if how in CAME else 0
    return due, came


def _totals(meetings: Iterable[Meeting]) -> tuple[tuple[str, int], ...]:
    """Count sittings by kind in the order of the kinds; one that serves two counts in both."""
    counted = Counter(kind for meeting in meetings for kind in meeting.kinds)
    return tuple(
        (str(kind.label), counted[kind.value]) for kind in Meeting.Kind if counted[kind.value]
    )
