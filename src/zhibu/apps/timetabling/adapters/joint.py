"""The problem of one joint event: everyone of the branches that take part, without names.

Whoever coordinates sees how many can come, not who: a person is known by their branch.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q

from zhibu.apps.meetings.models import JointEvent
from zhibu.apps.organisation.models import Branch
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.resources.queries.choice import TO_BOOK
from zhibu.apps.timetabling.adapters.busy import busy_spans
from zhibu.apps.timetabling.adapters.instance import persons_of
from zhibu.apps.timetabling.adapters.invited import People
from zhibu.apps.timetabling.adapters.places import When, lecturers_of, rooms_of
from zhibu.apps.timetabling.refusals import NobodyInvited
from zhibu.apps.timetabling.wishes import STUDY
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.timetabling.instance import Instance, Item


def item_key(event: JointEvent) -> str:
    """Return the id of a joint event in its problem."""
    return f"j{event.pk}"


def instance_for_event(
    event: JointEvent, branches: Sequence[Branch], *, first: date, last: date
) -> Instance:
    """Return the problem of one time for all members of the branches.

    Their meetings to come stand as they are. Those who cannot come are looked after by their
    own branches: no make-up sessions here. Queries grow with the number of branches only.

    Raises:
        NobodyInvited: the branches have no members.
    """
    people = {branch.pk: People.of(branch, on=first) for branch in branches}
    invited = {key: one.invited((event.kind,), None) for key, one in people.items()}
    ids = [entry.person.pk for entries in invited.values() for entry in entries]
    if not ids:
        raise NobodyInvited(event.title)
    when = When(zone_id=event.zone_id, since=first, until=last)
    agencies = [branch.agency_id for branch in branches]
    lecturers = lecturers_of(_speakers(event, agencies), when, people=ids)
    rooms = rooms_of(_rooms(event, agencies, seats=len(ids)), when)
    item = Item(
        id=item_key(event),
        name=event.title,
        people=tuple(map(str, ids)),
        minutes=event.minutes,
        first=first,
        last=last,
        modes=STUDY,
        rooms=tuple(room.id for room in rooms),
        lecturers=tuple(one.id for one in lecturers) if event.needs_lecturer else (),
        make_ups=0,
    )
    spans = busy_spans(people, when)
    persons = tuple(
        replace(person, name=f"{branch.name}的一位同志")
        for branch in branches
        for person in persons_of(
            invited[branch.pk],
            spans,
            lecturers,
            (item,),
            zone_id=event.zone_id,
            unit=f"branch-{branch.pk}",
        )
    )
    return Instance(
        first=first,
        last=last,
        people=persons,
        items=(item,),
        rooms=rooms,
        lecturers=lecturers,
        calendar=calendar_of(event.zone_id),
        name=event.title,
    )


def _rooms(event: JointEvent, agencies: Sequence[int], *, seats: int) -> list[Room]:
    """Return the rooms that seat everyone, or all there are when none does: people like to meet."""
    usable = Q(is_shared=True) | Q(agency__in=agencies)
    rooms = list(Room.objects.filter(TO_BOOK, usable, zone_id=event.zone_id))
    return [room for room in rooms if room.seats >= seats] or rooms


def _speakers(event: JointEvent, agencies: Sequence[int]) -> list[Lecturer]:
    usable = Q(is_shared=True) | Q(agency__in=agencies)
    return list(Lecturer.objects.filter(usable, zone_id=event.zone_id, is_closed=False))
