"""From the records to what suggesting, judging and solving need; the core is called here."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from json import dumps

from zhibu.apps.diary.queries.free_busy import busy_of
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.polls.solver_answer import Absent, SolverAnswer
from zhibu.apps.timetabling.adapters import instance_for_branch
from zhibu.apps.timetabling.adapters.busy import busy_spans
from zhibu.apps.timetabling.adapters.invited import People, quorum_of
from zhibu.apps.timetabling.adapters.places import When as Days
from zhibu.apps.timetabling.wishes import Wish, usual_how
from zhibu.core.timetabling.instance import Instance, Mode, Span
from zhibu.core.timetabling.plain import plain_instance
from zhibu.core.timetabling.reasons import why_unplaced
from zhibu.core.timetabling.reasons_misses import Missing
from zhibu.core.timetabling.reasons_missing import who_misses
from zhibu.core.timetabling.solve import solve

TIME_LIMIT = 3.0
"""Seconds; one meeting takes far less."""
LONGEST = 180
"""Minutes: the solver places nothing longer than a morning or an afternoon."""
NOON = time(12)
LIKED = time(15)
"""Where nothing is fixed, meetings usually start in the afternoon."""
NOT_REACHED = "到不了"
"""Why somebody misses a session they are free for: it is held where or how they cannot be."""


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """Whose coming counts for a vote, and how many of them it takes; 0 where no vote is taken."""

    voters: frozenset[int] = frozenset()
    needed: int = 0


def people_around(meeting: Meeting) -> People:
    """Return the people of the branch on the meeting's day, in seven queries."""
    return People.of(meeting.branch, on=meeting.on)


def due_at(meeting: Meeting, people: People) -> frozenset[int]:
    """Return who is due at a meeting, by primary key; at a make-up those asked, in a query more."""
    if meeting.makes_up_id is not None:
        return frozenset(meeting.asked.values_list("person_id", flat=True))
    invited = people.invited(meeting.kinds, meeting.group_id)
    return frozenset(one.person.pk for one in invited)


def quorum_at(meeting: Meeting, people: People) -> Quorum:
    """Return what a meeting needs (ZB-18, ZB-21): see `quorum_of`; a make-up needs nothing."""
    if meeting.makes_up_id is not None:
        return Quorum()
    invited = people.invited(meeting.kinds, meeting.group_id)
    voters, needed = quorum_of(invited, meeting.kinds, on=meeting.on)
    return Quorum(voters=frozenset(one.person.pk for one in voters), needed=needed)


def busy_in_branch(
    meeting: Meeting, people: People, *, since: date, until: date
) -> dict[int, list[Span]]:
    """Return when the people are busy: by their diaries and the branch's other meetings."""
    days = Days(zone_id=meeting.zone_id, since=since, until=until, besides=(meeting.pk,))
    return busy_spans({meeting.branch_id: people}, days)


def diary_of(person_id: int, *, zone_id: int, since: date, until: date) -> tuple[Span, ...]:
    """Return when one person is busy by their diary."""
    busy = busy_of([person_id], zone_id=zone_id, since=since, until=until)[person_id]
    return tuple(Span(one.start, one.end, one.why) for one in busy)


def is_solvable(meeting: Meeting, minutes: int) -> bool:
    """Tell whether the solver can be asked: not about a make-up, nor about more than half a day."""
    return meeting.makes_up_id is None and minutes <= LONGEST


def solve_for(
    meeting: Meeting, *, minutes: int, first: date, last: date, now: datetime
) -> SolverAnswer:
    """Ask the solver for the best time of one meeting between two days, all others standing.

    Nobody is asked to a make-up session: who cannot come misses it.

    Raises:
        NobodyInvited: nobody would be invited.
    """
    wish = _wish(meeting, minutes, first, last)
    instance = _without_the_past(
        instance_for_branch(meeting.branch, [wish], first=first, last=last)
    )
    solution = solve(instance, TIME_LIMIT)
    held = solution.timetable.by_item.get(wish.key)
    if held is None:
        said = why_unplaced(instance, solution.timetable, wish.key).said
        return SolverAnswer(asked_at=now, digest=_digest(instance), reason=said)
    main = held.main
    return SolverAnswer(
        asked_at=now,
        digest=_digest(instance),
        start=main.start,
        minutes=minutes,
        mode=main.mode.value,
        room=int(main.room) if main.room else None,
        invited=len(instance.people),
        absent=tuple(_absent(one) for one in who_misses(instance, solution.timetable)),
        is_proven=solution.gap == 0,
    )


def _without_the_past(instance: Instance) -> Instance:
    """Forget where the meeting was announced if that lies before the days that are looked at."""
    items = tuple(
        replace(item, announced=None)
        if item.announced and item.announced.start.date() < item.first
        else item
        for item in instance.items
    )
    return replace(instance, items=items)


def _wish(meeting: Meeting, minutes: int, first: date, last: date) -> Wish:
    """Ask for the meeting as it stands: in a room of the list, with a lecturer, if it has them."""
    part = int((meeting.starts_at or LIKED) >= NOON)
    return Wish(
        key=f"m{meeting.pk}",
        kinds=meeting.kinds,
        group=meeting.group_id,
        meeting=meeting.pk,
        revision=meeting.revision,
        first=first,
        last=last,
        minutes=minutes,
        how="online" if meeting.mode == Mode.ONLINE else usual_how(meeting.kinds),
        part=part,
        needs_room=meeting.room_id is not None,
        needs_lecturer=meeting.lecturer_id is not None,
        make_ups=0,
        wanted=meeting.on,
    )


def _absent(one: Missing) -> Absent:
    words = dict.fromkeys(span.why for kept in one.kept for span in kept.spans if span.why)
    return Absent(person=int(one.person), why="、".join(words) or NOT_REACHED)


def _digest(instance: Instance) -> str:
    """Name a problem: the same as long as nothing it was built from changed."""
    plain = dumps(plain_instance(instance), sort_keys=True, default=str)
    return sha256(plain.encode()).hexdigest()[:16]


def days_around(first: date, last: date, times: list[date], *, today: date) -> tuple[date, date]:
    """Widen a window so that all times asked about lie in it; never before tomorrow."""
    return max(today + timedelta(days=1), min(first, *times)), max(last, *times)
