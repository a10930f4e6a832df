"""What a session of an item may be: starts, modes, rooms, lecturers, and which go together.

Plain tables made from the instance before any solver is asked; everything a rule says of one
session alone (days, seats, bookings, quorum) is in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from zhibu.core.timetabling.free import FreeTimes, is_free
from zhibu.core.timetabling.grid import Flags, Start, start_off_grid
from zhibu.core.timetabling.instance import Instance, Item, Mode, Placement, Reach, Span
from zhibu.core.timetabling.timetable import Held

IN_A_ROOM = frozenset({Mode.IN_PERSON, Mode.HYBRID})
NOWHERE = None
"""The room of a session that needs none."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What one session may be.

    free: a row for each invited person in the item's order, a column for each start.
    fits: for a mode and a room (None: no room) the starts at which they go together; pairs
    that never do are missing. speaks: for each lecturer the starts they can speak at, under None
    those at which nobody needs to; empty when nobody ever speaks. announced: the place of the
    announced start, if there is one.
    """

    item: Item
    starts: tuple[Start, ...]
    free: NDArray[np.bool_]
    fits: dict[tuple[Mode, str | None], Flags]
    speaks: dict[str | None, Flags]
    announced: int | None = None

    def without(self, blocked: Sequence[Span]) -> "Choices":
        """Return the choices less the starts at which something elsewhere runs."""
        if not blocked:
            return self
        keep = np.array([is_free(blocked, start) for start in self.starts], dtype=np.bool_)
        return self if keep.all() else self.only(keep)

    def only(self, keep: Flags) -> "Choices":
        """Return the choices with only the flagged starts."""
        announced = self.announced
        if announced is not None:
            announced = int(keep[:announced].sum()) if keep[announced] else None
        return replace(
            self,
            starts=tuple(self.starts[place] for place in np.flatnonzero(keep)),
            free=self.free[:, keep],
            fits={pair: flags[keep] for pair, flags in self.fits.items() if flags[keep].any()},
            speaks={name: flags[keep] for name, flags in self.speaks.items() if flags[keep].any()},
            announced=announced,
        )

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The modes that fit somewhere."""
        return tuple(dict.fromkeys(mode for mode, _ in self.fits))

    @property
    def rooms(self) -> tuple[str, ...]:
        """The rooms that fit somewhere."""
        return tuple(dict.fromkeys(room for _, room in self.fits if room is not None))


def main_choices(instance: Instance, item: Item, free_times: FreeTimes) -> Choices:
    """Return what the main session of an item may be."""
    grid = free_times.grid(item.minutes)
    first, last = main_days(instance, item)
    window = grid.between(first, last)
    starts = list(grid.starts[window])
    free = free_times.people(item.people, item.minutes)[:, window]
    rooms = {room: free_times.room(room, item.minutes)[window] for room in item.rooms}
    speaks: dict[str | None, Flags] = {
        name: free_times.lecturer(name, item.minutes, invited=item.people)[window]
        for name in item.lecturers
    }
    fits = dict(_fits(instance, item, free, rooms, item.modes))
    bare = Choices(item=item, starts=tuple(starts), free=free, fits=fits, speaks=speaks)
    return bare if item.announced is None else _with_announced(instance, bare, item.announced)


def make_up_choices(instance: Instance, item: Item, free_times: FreeTimes) -> Choices:
    """Return what a make-up session of an item may be; seats are left to the model."""
    grid = free_times.grid(item.minutes)
    first, _ = main_days(instance, item)
    last = main_days(instance, item)[1] + timedelta(days=item.make_up_days)
    if item.announced is not None:
        day = item.announced.start.date()
        first, last = min(first, day), max(last, day + timedelta(days=item.make_up_days))
    window = grid.between(first, min(last, instance.last))
    free = free_times.people(item.people, item.minutes)[:, window]
    fits: dict[tuple[Mode, str | None], Flags] = {}
    everywhere = np.ones(free.shape[1], dtype=np.bool_)
    for mode in dict.fromkeys(item.make_up_modes):
        if mode is Mode.IN_PERSON and item.rooms:
            for room in item.rooms:
                fits[mode, room] = free_times.room(room, item.minutes)[window]
        else:
            fits[mode, NOWHERE] = everywhere
    return Choices(
        item=item,
        starts=grid.starts[window],
        free=free,
        fits={pair: flags for pair, flags in fits.items() if flags.any()},
        speaks={},
    )


def main_days(instance: Instance, item: Item) -> tuple[date, date]:
    """Return the first and last day a main session may fall on."""
    first, last = max(item.first, instance.first), min(item.last, instance.last)
    if item.wanted is not None and item.tolerance is not None:
        leeway = timedelta(days=item.tolerance)
        first, last = max(first, item.wanted - leeway), min(last, item.wanted + leeway)
    return first, last


def only_at(choices: Choices, held: Held | None) -> Choices:
    """Return the choices with the one main session that stands; none when it has no place."""
    if held is None:
        return replace(choices, fits={})
    main = held.main
    keep = np.array([start.at == main.start for start in choices.starts], dtype=np.bool_)
    pair, name = (main.mode, main.room), main.lecturer
    left = replace(
        choices,
        fits={pair: choices.fits[pair]} if pair in choices.fits else {},
        speaks={name: choices.speaks[name]} if name in choices.speaks else {},
    )
    return left.only(keep)


def _fits(
    instance: Instance,
    item: Item,
    free: NDArray[np.bool_],
    rooms: Mapping[str, Flags],
    modes: Sequence[Mode],
) -> Iterator[tuple[tuple[Mode, str | None], Flags]]:
    for mode in modes:
        places: dict[str | None, Flags] = {NOWHERE: np.ones(free.shape[1], dtype=np.bool_)}
        if mode in IN_A_ROOM and item.rooms:
            places = dict(rooms.items())
        for room, is_open in places.items():
            if mode is Mode.HYBRID and room is not None and not instance.room[room].has_video:
                continue
            seats = instance.room[room].seats if room is not None else None
            flags = is_open & enough(instance, item, free, mode, seats)
            if flags.any():
                yield (mode, room), flags


def enough(
    instance: Instance, item: Item, free: NDArray[np.bool_], mode: Mode, seats: int | None
) -> Flags:
    """Return at which starts the seats suffice and the quorum can be reached.

    In a hybrid room seats go first to those who cannot follow online, then to voters.
    """
    reach = np.array([instance.person[one].reach.value for one in item.people])
    may_sit = np.isin(reach, [Reach.ANY.value, Reach.IN_PERSON.value])
    must_sit = reach == Reach.IN_PERSON.value
    votes = np.isin(np.array(item.people), np.array(item.voters, dtype=str))
    room_for = np.full(free.shape[1], seats if seats is not None else len(item.people))
    takes_seats = {
        Mode.IN_PERSON: free[may_sit].sum(axis=0),
        Mode.HYBRID: free[must_sit].sum(axis=0),
    }.get(mode, np.zeros(free.shape[1], dtype=int))
    seated = takes_seats <= room_for
    if item.quorum <= 0:
        return np.asarray(seated)
    in_room = free[votes & may_sit].sum(axis=0)
    if mode is Mode.HYBRID:
        in_room = np.minimum(in_room, room_for - free[must_sit & ~votes].sum(axis=0))
    if mode is Mode.ONLINE:
        in_room = in_room * 0
    if item.quorum_online and mode is not Mode.IN_PERSON:
        suits = [value.value for value in Reach if value.suits(mode)]
        in_room = free[votes & np.isin(reach, suits)].sum(axis=0)
    return np.asarray(seated & (in_room >= item.quorum))


def _with_announced(instance: Instance, bare: Choices, announced: Placement) -> Choices:
    """Add the announced start with what was announced for it; a pinned item keeps only this."""
    item = bare.item
    places = [place for place, one in enumerate(bare.starts) if one.at == announced.start]
    if not places:
        bare = _with_start(bare, instance, start_off_grid(instance, announced.start, item.minutes))
        places = [len(bare.starts) - 1]
    place = places[0]
    fits = {pair: flags.copy() for pair, flags in bare.fits.items()}
    nothing = np.zeros(len(bare.starts), dtype=np.bool_)
    for pair in _pairs_at_announced(instance, bare, announced, place):
        fits.setdefault(pair, nothing.copy())[place] = True
    speaks = _speaks_with_announced(instance, bare, announced, place)
    if item.is_pinned:
        fits, speaks = _only_as_announced(fits, speaks, announced, place)
    return replace(
        bare,
        fits={pair: flags for pair, flags in fits.items() if flags.any()},
        speaks={name: flags for name, flags in speaks.items() if flags.any()},
        announced=place,
    )


def _with_start(bare: Choices, instance: Instance, start: Start) -> Choices:
    """Add one start off the grid as the last column of every table; nothing fits there yet."""
    free = [[is_free(instance.person[one].busy, start)] for one in bare.item.people]
    column = np.array(free, dtype=np.bool_).reshape(len(bare.item.people), 1)
    return replace(
        bare,
        starts=(*bare.starts, start),
        free=np.hstack([bare.free, column]),
        fits={pair: np.append(flags, False) for pair, flags in bare.fits.items()},
        speaks={
            name: np.append(flags, _can_speak(instance, bare.item, name, start))
            for name, flags in bare.speaks.items()
        },
    )


def _pairs_at_announced(
    instance: Instance, bare: Choices, announced: Placement, place: int
) -> Iterator[tuple[Mode, str | None]]:
    """Yield the modes and rooms that go together at the announced start."""
    item, start = bare.item, bare.starts[place]
    column = bare.free[:, place : place + 1]
    for mode in dict.fromkeys((*item.modes, announced.mode)):
        if mode is Mode.VISIT:
            continue
        rooms: dict[str | None, None] = {NOWHERE: None}
        if mode in IN_A_ROOM:
            rooms = dict.fromkeys((*(item.rooms or [NOWHERE]), announced.room))
        for room in rooms:
            known = None if room is None else instance.room[room]
            if known is not None and not is_free(known.bookings, start):
                continue
            if mode is Mode.HYBRID and known is not None and not known.has_video:
                continue
            seats = None if known is None else known.seats
            if enough(instance, item, column, mode, seats)[0]:
                yield mode, room


def _speaks_with_announced(
    instance: Instance, bare: Choices, announced: Placement, place: int
) -> dict[str | None, Flags]:
    """Return who may speak when; None: nobody, where nobody was announced or is needed."""
    item, name = bare.item, announced.lecturer
    if not item.lecturers and name is None:
        return {}
    speaks = {known: flags.copy() for known, flags in bare.speaks.items()}
    nothing = np.zeros(len(bare.starts), dtype=np.bool_)
    if not item.lecturers:
        speaks[None] = ~nothing
    if name not in speaks:
        only = nothing.copy()
        only[place] = name is None or _can_speak(instance, item, name, bare.starts[place])
        speaks[name] = only
    return speaks


def _only_as_announced(
    fits: dict[tuple[Mode, str | None], Flags],
    speaks: dict[str | None, Flags],
    announced: Placement,
    place: int,
) -> tuple[dict[tuple[Mode, str | None], Flags], dict[str | None, Flags]]:
    pair, name = (announced.mode, announced.room), announced.lecturer
    if pair not in fits or (name not in speaks if speaks else name is not None):
        return {}, {}
    only = np.zeros(len(fits[pair]), dtype=np.bool_)
    only[place] = True
    return {pair: fits[pair] & only}, {name: speaks[name] & only} if speaks else {}


def _can_speak(instance: Instance, item: Item, name: str | None, start: Start) -> bool:
    if name is None:
        return True
    lecturer = instance.lecturer[name]
    if (
        lecturer.person is not None
        and lecturer.person not in item.people
        and not is_free(instance.person[lecturer.person].busy, start)
    ):
        return False
    return is_free(lecturer.busy, start)
