"""Take what a search found: meetings are made and moved, all that was ticked or nothing.

It goes through the services of meetings, so that everybody told before hears of a change, the
plan's history keeps it, and rooms and lecturers are held. A search whose answer was taken lets
go of everybody's times.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import announce, cancel_meeting, move_meeting, plan_meeting
from zhibu.apps.meetings.services.make_up_sessions import plan_make_up
from zhibu.apps.organisation.models import Branch, PartyGroup, Person
from zhibu.apps.regime.services.changing import note_added
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.refusals import (
    ChangedMeanwhile,
    NothingChosen,
    NotReady,
    PlannedMeanwhile,
)
from zhibu.apps.timetabling.wishes import Wish, wish_from
from zhibu.core.chinese_days import full_day
from zhibu.core.refusals import Refusal
from zhibu.core.timetabling.instance import Placement
from zhibu.core.timetabling.plain import solution_from
from zhibu.core.timetabling.timetable import Held, MakeUp

REASON = "重新排时间"


@dataclass(frozen=True, kw_only=True)
class Taking:
    """Who takes an answer, when, and whether those due are told at once."""

    by: Person | None
    today: date
    now: datetime
    and_announce: bool = False


@transaction.atomic
def accept(*, search: Search, proposal: int, keys: Collection[str], taking: Taking) -> Search:
    """Take the ticked lines of one answer of a branch's search; return the search.

    Raises:
        NotReady: it does not wait for a choice, or has no such answer.
        NothingChosen: no line that has a place.
        ChangedMeanwhile, PlannedMeanwhile: name the meeting; nothing was saved.
        whatever the services of meetings refuse (a room taken meanwhile): nothing was saved.
    """
    search, answer = hold_answer(search, proposal)
    if search.branch is None:
        raise NotReady
    wishes = {one["key"]: wish_from(one) for one in search.wishes["items"]}
    held = [one for one in solution_from(answer).timetable.held if one.item in keys]
    if not held:
        raise NothingChosen("还没有勾选要采用的。", hint="请至少勾选一场再采用。")
    chosen = [wishes[one.item] for one in held]
    meetings = _as_they_were(chosen)
    _nobody_else_planned(search, search.branch, chosen)
    writer = _Writer(search.branch, taking, meetings, held)
    writer.write([(wishes[one.item], one) for one in held])
    if taking.and_announce:
        for meeting in writer.made:
            announce(meeting=meeting, today=taking.today, now=taking.now)
    return finish(search, writer.made, taking)


def hold_answer(search: Search, proposal: int) -> tuple[Search, dict[str, Any]]:
    """Lock a search that waits for a choice; return it with the answer of a number.

    Raises:
        NotReady: it does not wait, or has no such answer.
    """
    search = Search.objects.select_for_update(of=("self",)).get(pk=search.pk)
    if search.state != Search.State.READY or not 0 <= proposal < len(search.proposals):
        raise NotReady
    answer: dict[str, Any] = search.proposals[proposal]["solution"]
    return search, answer


def finish(search: Search, meetings: Sequence[Meeting], taking: Taking) -> Search:
    """Note what became of a search and let go of what it held of people."""
    search.state = Search.State.ACCEPTED
    search.outcome = [meeting.pk for meeting in meetings]
    search.accepted_at, search.accepted_by = taking.now, taking.by
    search.forget()
    search.save()
    return search


def _as_they_were(wishes: Sequence[Wish]) -> dict[int, Meeting]:
    """Lock the meetings that are moved.

    Raises:
        ChangedMeanwhile: one was changed, held or called off since the search began.
    """
    keys = [wish.meeting for wish in wishes if wish.meeting]
    meetings = Meeting.objects.select_for_update(of=("self",)).in_bulk(keys)
    for wish in wishes:
        if wish.meeting is None:
            continue
        meeting = meetings.get(wish.meeting)
        if meeting is None:
            raise ChangedMeanwhile(wish.name)
        if not meeting.is_open or meeting.revision != wish.revision:
            raise ChangedMeanwhile(f"{full_day(meeting.on)}的{meeting.kind_names}")
    return meetings


def _nobody_else_planned(search: Search, branch: Branch, wishes: Sequence[Wish]) -> None:
    """Look for a meeting that somebody put down meanwhile for what was owed.

    Raises:
        PlannedMeanwhile: names it.
    """
    since = Meeting.objects.filter(
        zone_id=search.zone_id,
        branch=branch,
        on__range=(search.first, search.last),
        makes_up=None,
    ).exclude(pk__in=search.wishes["known"])
    for meeting in since.exclude(state=Meeting.State.CANCELLED):
        for wish in wishes:
            if _serves_the_same(meeting, wish):
                raise PlannedMeanwhile(f"{full_day(meeting.on)}的{meeting.kind_names}")


def _serves_the_same(meeting: Meeting, wish: Wish) -> bool:
    is_same = wish.meeting is None and wish.group == meeting.group_id
    is_within = wish.first <= meeting.on <= wish.last
    return is_same and is_within and not set(wish.kinds).isdisjoint(meeting.kinds)


class _Writer:
    """Writes held items down as meetings; all it needs is read once."""

    def __init__(
        self,
        branch: Branch,
        taking: Taking,
        meetings: dict[int, Meeting],
        held: Sequence[Held],
    ) -> None:
        self.branch, self.taking, self.meetings = branch, taking, meetings
        self.made: list[Meeting] = []
        sessions = [placement for one in held for placement in _placements(one)]
        self.rooms = Room.objects.in_bulk([int(one.room) for one in sessions if one.room])
        self.lecturers = Lecturer.objects.in_bulk(
            [int(one.lecturer) for one in sessions if one.lecturer]
        )
        asked = {
            int(person) for one in held for make_up in one.make_ups for person in make_up.people
        }
        self.people = Person.objects.in_bulk(asked)
        self.groups = PartyGroup.objects.filter(branch=branch).in_bulk()

    def write(self, lines: Sequence[tuple[Wish, Held]]) -> None:
        """Write the main sessions, then those that make up for them; `made` has them all."""
        self._clear_make_ups()
        mains: dict[str, Meeting] = {}

        def main_of(line: tuple[Wish, Held]) -> Callable[[], None]:
            def act() -> None:
                mains[line[0].key] = self._main(*line)

            return act

        one_after_another([main_of(line) for line in lines])
        self.made += mains.values()
        for wish, one in lines:
            for make_up in one.make_ups:
                self.made.append(self._make_up(mains[wish.key], wish, make_up))

    def _clear_make_ups(self) -> None:
        """Call off sessions that made up for what is placed anew."""
        old = Meeting.objects.filter(makes_up__in=self.meetings, state__in=Meeting.OPEN)
        for session in old:
            cancel_meeting(meeting=session, reason=REASON, now=self.taking.now, by=self.taking.by)

    def _main(self, wish: Wish, held: Held) -> Meeting:
        where = self._where(held.main, wish)
        if wish.meeting is None:
            return self._new(wish, where)
        if not wish.needs_lecturer:
            del where["lecturer"]
        meeting = move_meeting(
            meeting=self.meetings[wish.meeting],
            today=self.taking.today,
            reason=REASON,
            is_another=True,
            now=self.taking.now,
            by=self.taking.by,
            **where,
        )
        if meeting.state == Meeting.State.PROPOSED:
            meeting.state = Meeting.State.PLANNED
            meeting.save(update_fields=["state"])
            note_added(meeting=meeting, by=self.taking.by, now=self.taking.now, reason="排时间")
        return meeting

    def _new(self, wish: Wish, where: dict[str, Any]) -> Meeting:
        kind, *also = wish.kinds
        meeting = plan_meeting(
            branch=self.branch,
            kind=kind,
            also_kinds=also,
            group=self.groups[wish.group] if wish.group else None,
            title=wish.title,
            is_another=True,
            **where,
        )
        note_added(meeting=meeting, by=self.taking.by, now=self.taking.now, reason="排时间")
        return meeting

    def _make_up(self, main: Meeting, wish: Wish, make_up: MakeUp) -> Meeting:
        return plan_make_up(
            meeting=main,
            people=[self.people[int(person)] for person in make_up.people],
            now=self.taking.now,
            by=self.taking.by,
            **self._where(make_up.placement, wish),
        )

    def _where(self, placement: Placement, wish: Wish) -> dict[str, Any]:
        end = placement.start + timedelta(minutes=wish.minutes)
        return {
            "on": placement.start.date(),
            "starts_at": placement.start.time(),
            "ends_at": end.time(),
            "mode": placement.mode.value,
            "room": self.rooms[int(placement.room)] if placement.room else None,
            "lecturer": self.lecturers[int(placement.lecturer)] if placement.lecturer else None,
        }


def one_after_another(acts: Sequence[Callable[[], None]]) -> None:
    """Do all, in whichever order they do not stand in each other's way.

    A meeting may move into the room another has yet to leave: what is refused is tried again
    after the others.

    Raises:
        Refusal: the first that is refused whatever went before.
    """
    waiting = list(acts)
    while waiting:
        refused: list[tuple[Callable[[], None], Refusal]] = []
        for act in waiting:
            try:
                with transaction.atomic():
                    act()
            except Refusal as refusal:
                refused.append((act, refusal))
        if len(refused) == len(waiting):
            raise refused[0][1]
        waiting = [act for act, _ in refused]


def _placements(held: Held) -> list[Placement]:
    return [held.main, *(make_up.placement for make_up in held.make_ups)]
