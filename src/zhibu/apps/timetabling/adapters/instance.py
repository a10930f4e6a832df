"""The problem of one branch: its people, what is asked for, rooms, lecturers, busy times.

A constant number of queries, whatever the number of people and items.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from zhibu.apps.diary.queries.reach import reach_of
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import PersonInBranch
from zhibu.apps.resources.queries import lecturers_for, rooms_for
from zhibu.apps.timetabling.adapters.busy import busy_spans
from zhibu.apps.timetabling.adapters.invited import People, quorum_of
from zhibu.apps.timetabling.adapters.places import When, lecturers_of, rooms_of, unit_of
from zhibu.apps.timetabling.refusals import NobodyInvited
from zhibu.apps.timetabling.wishes import Wish
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.timetabling.instance import (
    Instance,
    Item,
    Lecturer,
    Mode,
    Person,
    Placement,
    Reach,
    Room,
    Spacing,
    Span,
)
from zhibu.core.timetabling.timetable import Held, Timetable

MAKE_UP_DAYS = 14
APART = 7
"""Days between two sessions of the same kind and group: a month's theme days keep a week apart."""
TOLD = (Meeting.State.PLANNED, Meeting.State.ANNOUNCED)
"""A planned meeting stands in everybody's calendar: it counts as told of, if it has a time."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What all items of a branch share."""

    people: People
    rooms: tuple[Room, ...]
    lecturers: tuple[Lecturer, ...]
    meetings: Mapping[int, Meeting]
    unit: str


def instance_for_branch(
    branch: Branch, wishes: Sequence[Wish], *, first: date, last: date
) -> Instance:
    """Return the problem of placing the wishes between two days.

    Make-up sessions may lie up to MAKE_UP_DAYS later.

    Raises:
        NobodyInvited: names an item to which nobody would be invited.
    """
    end = last + timedelta(days=MAKE_UP_DAYS)
    people = People.of(branch, on=first)
    meetings = Meeting.objects.in_bulk([wish.meeting for wish in wishes if wish.meeting])
    moving = [*meetings, *_make_ups_of(meetings)]
    when = When(zone_id=branch.zone_id, since=first, until=end, besides=moving)
    known = {entry.person.pk for entry in people.entries}
    speakers = list(lecturers_for(branch.agency))
    lecturers = lecturers_of(speakers, when, people=known)
    around = Surroundings(
        people=people,
        rooms=rooms_of(rooms_for(branch.agency), when),
        lecturers=lecturers,
        meetings=meetings,
        unit=unit_of(branch.agency_id),
    )
    spans = busy_spans({branch.pk: people}, when)
    items = tuple(_item(wish, around) for wish in wishes)
    return Instance(
        first=first,
        last=end,
        people=persons_of(people.entries, spans, lecturers, items, zone_id=branch.zone_id),
        items=items,
        rooms=around.rooms,
        lecturers=lecturers,
        spacings=tuple(_spacings(wishes)),
        calendar=calendar_of(branch.zone_id),
        name=str(branch),
    )


def persons_of(
    entries: Iterable[PersonInBranch],
    spans: Mapping[int, Sequence[Span]],
    lecturers: Iterable[Lecturer],
    items: Iterable[Item],
    *,
    zone_id: int,
    unit: str | None = None,
) -> tuple[Person, ...]:
    """Return those invited to anything, with their busy times, also as lecturers elsewhere."""
    invited = {person_id for item in items for person_id in item.people}
    people = [entry.person for entry in entries if str(entry.person.pk) in invited]
    reaches = reach_of([person.pk for person in people], zone_id=zone_id, on=_day_of(items))
    speaks = {one.person: one.busy for one in lecturers if one.person}
    return tuple(
        Person(
            id=str(person.pk),
            name=person.name,
            unit=unit or next(item.unit for item in items if str(person.pk) in item.people),
            busy=tuple(sorted({*spans.get(person.pk, ()), *speaks.get(str(person.pk), ())})),
            reach=Reach(reaches.get(person.pk, Reach.ANY)),
        )
        for person in people
    )


def hint_of(instance: Instance, meetings: Iterable[Meeting]) -> Timetable:
    """Return where the meetings stand now, as a place for the search to begin from."""
    held = []
    for meeting in meetings:
        placement = placement_of(meeting)
        if placement is not None and f"m{meeting.pk}" in instance.item:
            held.append(Held(item=f"m{meeting.pk}", main=placement))
    return Timetable(held=tuple(held))


def placement_of(meeting: Meeting) -> Placement | None:
    """Return where a meeting stands; None while it has no time."""
    if meeting.starts_at is None:
        return None
    return Placement(
        start=datetime.combine(meeting.on, meeting.starts_at),
        mode=Mode(meeting.mode),
        room=str(meeting.room_id) if meeting.room_id else None,
        lecturer=str(meeting.lecturer_id) if meeting.lecturer_id else None,
    )


def _day_of(items: Iterable[Item]) -> date:
    return min((item.first for item in items), default=date.min)


def _make_ups_of(meetings: Iterable[int]) -> list[int]:
    found = Meeting.objects.filter(makes_up__in=list(meetings), state__in=Meeting.OPEN)
    return list(found.values_list("pk", flat=True))


def _item(wish: Wish, around: Surroundings) -> Item:
    invited = around.people.invited(wish.kinds, wish.group)
    if not invited:
        raise NobodyInvited(wish.name)
    voters, quorum = quorum_of(invited, wish.kinds, on=wish.first)
    item = Item(
        id=wish.key,
        name=wish.name,
        unit=around.unit,
        people=_ids(invited),
        voters=_ids(voters),
        quorum=quorum,
        minutes=wish.minutes,
        first=wish.first,
        last=wish.last,
        modes=wish.modes,
        rooms=tuple(room.id for room in around.rooms) if wish.needs_room else (),
        lecturers=tuple(one.id for one in around.lecturers) if wish.needs_lecturer else (),
        make_ups=wish.make_ups,
        make_up_days=MAKE_UP_DAYS,
        wanted=wish.wanted,
        part=wish.part,
    )
    return _as_announced(item, around)


def _as_announced(item: Item, around: Surroundings) -> Item:
    """Add where people were told it would be, with a room and lecturer the problem knows."""
    meeting = around.meetings.get(int(item.id[1:])) if item.id.startswith("m") else None
    if meeting is None or meeting.state not in TOLD:
        return item
    placement = placement_of(meeting)
    if placement is None:
        return item
    rooms = {room.id for room in around.rooms}
    speakers = {one.id for one in around.lecturers}
    known = replace(
        placement,
        room=placement.room if placement.room in rooms else None,
        lecturer=placement.lecturer if placement.lecturer in speakers else None,
    )
    return replace(item, announced=known)


def _ids(entries: Iterable[PersonInBranch]) -> tuple[str, ...]:
    return tuple(str(entry.person.pk) for entry in entries)


def _spacings(wishes: Sequence[Wish]) -> Iterator[Spacing]:
    """Keep sessions of one kind and group apart whose days do not fall into one another."""
    alike = sorted(wishes, key=lambda one: (one.kinds[0], one.group or 0, one.first, one.key))
    for _, group in groupby(alike, key=lambda one: (one.kinds[0], one.group or 0)):
        for earlier, later in pairwise(group):
            if earlier.last < later.first:
                yield Spacing(items=(earlier.key, later.key), min_days=APART)
