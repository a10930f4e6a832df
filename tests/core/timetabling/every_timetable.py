"""All timetables of a tiny problem, written down without any thought of being clever."""

from datetime import datetime, timedelta
from itertools import chain, combinations, product

from zhibu.core.timetabling.instance import Mode, Placement
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.timetable import Held, MakeUp, Timetable


def every_timetable(instance):
    """All timetables that break no rule, the empty one among them.

    Another item never mends a broken rule, so that items broken alone are left out at once.
    """
    options = [[None, *_alone(instance, item)] for item in instance.items]
    for chosen in product(*options):
        timetable = Timetable(held=tuple(held for held in chosen if held))
        if judge(instance, timetable).broken == ():
            yield timetable


def how_many(instance):
    """How many timetables would have to be judged together."""
    number = 1
    for item in instance.items:
        number *= 1 + len(_alone(instance, item))
    return number


def _alone(instance, item):
    """Every way to hold an item that breaks no rule while nothing else is held."""
    return [
        Held(item=item.id, main=main, make_ups=make_ups)
        for main in _placements(instance, item)
        if _is_kept(instance, Held(item=item.id, main=main))
        for make_ups in _make_ups(instance, item, main)
        if _is_kept(instance, Held(item=item.id, main=main, make_ups=make_ups))
    ]


def _is_kept(instance, held):
    return judge(instance, Timetable(held=(held,))).broken == ()


def _placements(instance, item):
    starts = list(_moments(instance))
    rooms = [None, *(room.id for room in instance.rooms)]
    speakers = [None, *(lecturer.id for lecturer in instance.lecturers)]
    if item.announced and item.announced.start not in starts:
        starts.append(item.announced.start)
    for start, mode, room, lecturer in product(starts, Mode, rooms, speakers):
        yield Placement(start=start, mode=mode, room=room, lecturer=lecturer)


def _make_ups(instance, item, main):
    """No make-up session, or one; `TINY` problems have no more."""
    yield ()
    if not item.make_ups:
        return
    rooms = [None, *(room.id for room in instance.rooms)]
    groups = chain.from_iterable(
        combinations(item.people, number) for number in range(1, len(item.people) + 1)
    )
    later = [start for start in _moments(instance) if start > main.start]
    for people, start, mode, room in product(groups, later, Mode, rooms):
        yield (MakeUp(placement=Placement(start=start, mode=mode, room=room), people=people),)


def _moments(instance):
    """Every whole grain of every part of every day of the problem, worked or not."""
    for number in range((instance.last - instance.first).days + 1):
        day = instance.first + timedelta(days=number)
        for opens, closes in instance.parts:
            start = datetime.combine(day, opens)
            while start < datetime.combine(day, closes):
                yield start
                start += timedelta(minutes=instance.grain)
