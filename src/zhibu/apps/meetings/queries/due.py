"""Who is due at a meeting, as the branch stood on its day."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from zhibu.apps.meetings.models import Attendance, Meeting
from zhibu.apps.meetings.record import CAME, FRAIL
from zhibu.apps.organisation.models import Person, Post
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch

Kind = Meeting.Kind
FOR_A_FEW = frozenset({Kind.COMMITTEE, Kind.GROUP})
LOOKS_BACK = timedelta(days=400)
"""How far back a reason of frailty is looked for: more than a year of meetings."""


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One person of the branch that day; `excuse` is why they can hardly come, if on record."""

    person: Person
    stage: str
    may_vote: bool
    posts: tuple[str, ...] = ()
    excuse: str = ""

    @property
    def is_frail(self) -> bool:
        """Whether too old or ill to be held to attend (ZB-36)."""
        return self.excuse == FRAIL


@dataclass(frozen=True, kw_only=True)
class Roll:
    """Everyone of a branch on the day of a meeting: who is due, and who may sit in."""

    due: tuple[Expected, ...]
    others: tuple[Expected, ...]

    @property
    def everyone(self) -> dict[int, Expected]:
        """All of them by the primary key of the person."""
        return {entry.person.pk: entry for entry in (*self.due, *self.others)}

    @property
    def due_ids(self) -> frozenset[int]:
        """Primary keys of those due."""
        return frozenset(entry.person.pk for entry in self.due)

    @property
    def voters(self) -> frozenset[int]:
        """Primary keys of those due who have a vote."""
        return frozenset(entry.person.pk for entry in self.due if entry.may_vote)

    def holding(self, *posts: str) -> list[Expected]:
        """Those who hold one of these posts, in the order of the posts given."""
        found = [entry for entry in self.everyone.values() if set(entry.posts) & set(posts)]
        return sorted(found, key=lambda e: min(posts.index(p) for p in e.posts if p in posts))


def roll_of(meeting: Meeting, *, on: date | None = None) -> Roll:
    """Return who is due at a meeting if it is held on a day (its own when none is given).

    A members' meeting, lecture, theme day, organisational life or appraisal: all members,
    probationary ones too (ZB-16); in a Party group: its members; a committee meeting: those
    who hold a committee post. Eight queries, whatever the number of people.
    """
    day = on or meeting.on
    people = people_in_branch(meeting.branch, on=day)
    frail = frail_in([meeting.branch_id], on=day)[meeting.branch_id]
    if meeting.makes_up_id is not None:
        return _roll_of_asked(meeting, people, frail)
    is_due = _due_at(meeting)
    entries = [(is_due(entry), _expected(entry, frail)) for entry in people]
    return Roll(
        due=tuple(expected for due, expected in entries if due),
        others=tuple(expected for due, expected in entries if not due),
    )


def frail_in(branch_ids: Collection[int], *, on: date) -> Mapping[int, Set[int]]:
    """Return whom each branch last excused as frail: primary keys of people, in one query.

    A fact is entered once: the reason of the last record stands until the person comes again.
    """
    rows = Attendance.objects.filter(
        meeting__branch__in=branch_ids,
        meeting__state=Meeting.State.FINISHED,
        meeting__makes_up=None,
        meeting__on__range=(on - LOOKS_BACK, on),
    )
    ever = rows.filter(person__in=rows.filter(reason=FRAIL).order_by().values("person"))
    frail: dict[int, set[int]] = {branch_id: set() for branch_id in branch_ids}
    for branch_id, person_id, came, reason in ever.order_by(
        "meeting__on", "meeting_id"
    ).values_list("meeting__branch_id", "person_id", "came", "reason"):
        if reason == FRAIL:
            frail[branch_id].add(person_id)
        elif came in CAME:
            frail[branch_id].discard(person_id)
    return frail


def _roll_of_asked(meeting: Meeting, people: Sequence[PersonInBranch], frail: Set[int]) -> Roll:
    """Divide a branch into those asked and the rest; it was planned around what excuses them."""
    asked = set(meeting.asked.values_list("person_id", flat=True))
    entries = [replace(_expected(entry, frail), may_vote=False) for entry in people]
    return Roll(
        due=tuple(replace(one, excuse="") for one in entries if one.person.pk in asked),
        others=tuple(one for one in entries if one.person.pk not in asked),
    )


def _due_at(meeting: Meeting) -> "_Test":
    return _Test(
        for_all=bool(set(meeting.kinds) - FOR_A_FEW) and meeting.group_id is None,
        group_id=meeting.group_id,
        for_committee=Kind.COMMITTEE in meeting.kinds,
    )


@dataclass(frozen=True, kw_only=True)
class _Test:
    """Whether one person is due."""

    for_all: bool
    group_id: int | None
    for_committee: bool

    def __call__(self, entry: PersonInBranch) -> bool:
        if self.for_committee and holds_committee_post(entry.posts):
            return True
        if self.for_all:
            return entry.is_member
        in_group = entry.group is not None and entry.group.pk == self.group_id
        return entry.is_member and in_group


def holds_committee_post(posts: Iterable[Post]) -> bool:
    """Whether one of the posts makes its holder a member of the committee."""
    return any(post.kind in Post.COMMITTEE for post in posts)


def _expected(entry: PersonInBranch, frail: Set[int]) -> Expected:
    return Expected(
        person=entry.person,
        stage=entry.stage,
        may_vote=entry.may_vote,
        posts=tuple(post.kind for post in entry.posts),
        excuse=FRAIL if entry.person.pk in frail else _absence(entry),
    )


def _absence(entry: PersonInBranch) -> str:
    """Why the person is elsewhere on that day: 驻村（公安县某村）, 居住外地."""
    if entry.secondment:
        return f"{entry.secondment.get_kind_display()}（{entry.secondment.host}）"
    return entry.away.get_kind_display() if entry.away else ""
