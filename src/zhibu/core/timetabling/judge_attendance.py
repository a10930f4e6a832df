"""Who takes part in what, and what no timetable could bring to whom."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from zhibu.core.timetabling.instance import Instance, Item, Mode, Person, Placement, Reach
from zhibu.core.timetabling.judge_case import Case, Session, grid_starts, is_free
from zhibu.core.timetabling.timetable import Attended, Coverage
from zhibu.core.workdays.calendar import days_between


def takes_part(case: Case, main: Session) -> dict[str, Attended]:
    """Return who takes part in a main session, and whether in the room or online."""
    free = [
        person
        for person in map(case.instance.person.__getitem__, main.item.people)
        if is_free(person, main.start, main.end) and person.reach.suits(main.placement.mode)
    ]
    seated = {person.id for person in _in_the_room(case, main, free)}
    return {
        person.id: Attended.IN_PERSON if person.id in seated else Attended.ONLINE
        for person in free
        if person.id in seated or person.reach.suits(Mode.ONLINE)
    }


def _in_the_room(case: Case, main: Session, free: list[Person]) -> list[Person]:
    """Return those of the free who sit in the room.

    The seats of a hybrid session go to those who can't follow online first, then to voters,
    then to the others.
    """
    if main.placement.mode is Mode.ONLINE:
        return []
    able = [person for person in free if person.reach.suits(Mode.IN_PERSON)]
    room = case.room_of(main)
    if main.placement.mode is Mode.IN_PERSON or room is None:
        return able
    voters = set(main.item.voters)
    able.sort(key=lambda person: (person.reach is not Reach.IN_PERSON, person.id not in voters))
    return able[: room.seats]


def coverage(case: Case) -> tuple[Coverage, ...]:
    """Return for every person how they take part in each item they are invited to."""
    attended = {item.id: _attended(case, item) for item in case.instance.items}
    invited: dict[str, list[Item]] = {person.id: [] for person in case.instance.people}
    for item in case.instance.items:
        for person in item.people:
            invited[person].append(item)
    return tuple(
        Coverage(
            person=person.id,
            takes_part={
                item.id: attended[item.id].get(person.id, Attended.MISSED)
                for item in invited[person.id]
            },
            beyond=frozenset(
                item.id for item in invited[person.id] if is_beyond(case.instance, item, person)
            ),
        )
        for person in case.instance.people
    )


def _attended(case: Case, item: Item) -> dict[str, Attended]:
    """Return who takes part in an item that is held, asked to a make-up session or not."""
    if item.id not in case.main:
        return {}
    asked = {person for session in case.make_ups[item.id] for person in session.asked}
    made_up = dict.fromkeys(sorted(asked & set(item.people)), Attended.MAKE_UP)
    return made_up | takes_part(case, case.main[item.id])


def is_beyond(instance: Instance, item: Item, person: Person) -> bool:
    """Whether no session of the item could have the person, whatever else is arranged."""
    length = timedelta(minutes=item.minutes)

    def could_come(starts: Iterator[datetime]) -> bool:
        return any(is_free(person, start, start + length) for start in starts)

    suited = any(person.reach.suits(mode) for mode in item.modes)
    if suited and could_come(_starts(instance, item, *main_days(instance, item))):
        return False
    announced = item.announced
    if announced and _suits(person, item, announced) and could_come(iter([announced.start])):
        return False
    return not (
        item.make_ups > 0
        and any(person.reach.suits(mode) for mode in item.make_up_modes)
        and could_come(_starts(instance, item, *_make_up_days(instance, item)))
    )


def _suits(person: Person, item: Item, announced: Placement) -> bool:
    return any(person.reach.suits(mode) for mode in (*item.modes, announced.mode))


def main_days(instance: Instance, item: Item) -> tuple[date, date]:
    """Return the first and last day a main session may fall on, announced ones aside."""
    first, last = max(item.first, instance.first), min(item.last, instance.last)
    if item.wanted is None or item.tolerance is None:
        return first, last
    tolerance = timedelta(days=item.tolerance)
    return max(first, item.wanted - tolerance), min(last, item.wanted + tolerance)


def _make_up_days(instance: Instance, item: Item) -> tuple[date, date]:
    last = min(item.last + timedelta(days=item.make_up_days), instance.last)
    return max(item.first, instance.first), last


def _starts(instance: Instance, item: Item, first: date, last: date) -> Iterator[datetime]:
    for day in days_between(first, last):
        if instance.calendar.is_workday(day):
            yield from grid_starts(instance, item, day)
