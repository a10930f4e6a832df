"""Every place a main session of an item may have by the rules on days, grid, mode and lists.

`docs/timetabling-rules.md` (`days`, `grid`, `mode`, `room`, `lecturer`, `pinned`); nothing of
who is free when is looked at here.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from zhibu.core.timetabling.instance import Instance, Item, Mode, Placement

MAIN_MODES = (Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE)
IN_A_ROOM = frozenset({Mode.IN_PERSON, Mode.HYBRID})


def length_of(item: Item) -> timedelta:
    """Return how long a session of the item runs."""
    return timedelta(minutes=item.minutes)


def main_days(instance: Instance, item: Item) -> tuple[date, date]:
    """Return the first and last day a main session may fall on; swapped when there is none."""
    first, last = max(item.first, instance.first), min(item.last, instance.last)
    if item.wanted is not None and item.tolerance is not None:
        leeway = timedelta(days=item.tolerance)
        first, last = max(first, item.wanted - leeway), min(last, item.wanted + leeway)
    return first, last


def grid_starts(
    instance: Instance, first: date, last: date, length: timedelta
) -> Iterator[datetime]:
    """Yield every start on the grid from `first` to `last`, in order of time."""
    for day in instance.calendar.workdays_in(first, last):
        for opens, closes in instance.parts:
            at, end = datetime.combine(day, opens), datetime.combine(day, closes)
            while at + length <= end:
                yield at
                at += timedelta(minutes=instance.grain)


def main_starts(instance: Instance, item: Item) -> tuple[datetime, ...]:
    """Return every start a main session may have, the announced one among them, in order."""
    starts = set(grid_starts(instance, *main_days(instance, item), length_of(item)))
    if item.announced is not None:
        starts.add(item.announced.start)
    return tuple(sorted(starts))


def main_places(item: Item, at: datetime) -> Iterator[Placement]:
    """Yield every place a main session may have at a start, whatever is in its way.

    What was announced counts besides the lists of the item, at the announced start only.
    """
    told = [item.announced] if item.announced and item.announced.start == at else []
    modes = dict.fromkeys((*(one.mode for one in told), *item.modes))
    rooms = dict.fromkeys((*(one.room for one in told), *(item.rooms or (None,))))
    lecturers = dict.fromkeys((*(one.lecturer for one in told), *(item.lecturers or (None,))))
    for mode in (mode for mode in modes if mode in MAIN_MODES):
        for room in rooms if mode in IN_A_ROOM else (None,):
            for lecturer in lecturers:
                yield Placement(start=at, mode=mode, room=room, lecturer=lecturer)


def breaks_pin(item: Item, placement: Placement) -> bool:
    """Whether a pinned item would have to leave its place for this one."""
    return item.is_pinned and item.announced is not None and placement != item.announced
