"""A first timetable in a moment: item after item, each where most can come, nothing revised.

It is what one poll after the other would give. A search never returns anything worse.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

import numpy as np

from zhibu.core.timetabling.choices import Choices, main_choices
from zhibu.core.timetabling.free import FreeTimes, is_free
from zhibu.core.timetabling.grid import Start
from zhibu.core.timetabling.instance import Instance, Item, Placement, Spacing, Span
from zhibu.core.timetabling.timetable import Held, Timetable


def greedy(instance: Instance, kept: Iterable[Held] = ()) -> Timetable:
    """Return a timetable of main sessions that keeps the rules; what does not fit is left out.

    kept: main sessions that stay where they are, one after the other, as far as they fit.
    """
    table, free_times = _Table(instance), FreeTimes(instance)
    for one in kept:
        table.keep(main_choices(instance, instance.item[one.item], free_times), one.main)
    for item in sorted(instance.items, key=lambda one: (one.announced is None, one.last)):
        if item.id not in table.held:
            table.place(main_choices(instance, item, free_times))
    held = (table.held[item.id] for item in instance.items if item.id in table.held)
    return Timetable(held=tuple(held))


class _Table:
    """What is taken so far: people by time and week, rooms, lecturers."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.held: dict[str, Held] = {}
        self.busy: dict[str, list[Span]] = defaultdict(list)
        self.calls: Counter[tuple[str, date]] = Counter()
        self.apart: dict[str, list[tuple[str, str, Spacing]]] = defaultdict(list)
        for rule in instance.spacings:
            for before, after in pairwise(rule.items):
                self.apart[before].append((before, after, rule))
                self.apart[after].append((before, after, rule))

    def place(self, choices: Choices) -> None:
        """Hold an item at the best of its places that is left, if one is."""
        item = choices.item
        for place, placement in _by_attendance(self.instance, choices):
            if self._is_left(item, choices, place, placement):
                self._hold(item, choices, place, placement)
                return

    def keep(self, choices: Choices, main: Placement) -> None:
        """Hold an item where it stands if nothing is in the way."""
        for place, start in enumerate(choices.starts):
            if start.at == main.start and self._is_left(choices.item, choices, place, main):
                self._hold(choices.item, choices, place, main)

    def _is_left(self, item: Item, choices: Choices, place: int, where: Placement) -> bool:
        start = choices.starts[place]
        return (
            all(is_free(self.busy[one], start) for one in self._needs(item, where))
            and all(self._may_call(one, start) for one in self._called(item, choices, place))
            and all(self._keeps(one, item, start) for one in self.apart[item.id])
        )

    def _hold(self, item: Item, choices: Choices, place: int, where: Placement) -> None:
        start = choices.starts[place]
        span = Span(start.at, start.end)
        for one in self._needs(item, where):
            self.busy[one].append(span)
        self.calls.update((one, start.week) for one in self._called(item, choices, place))
        self.held[item.id] = Held(item=item.id, main=where)

    def _needs(self, item: Item, where: Placement) -> Iterator[str]:
        """Yield what a session takes up: people, the room, the lecturer also as a person."""
        yield from (f"person {one}" for one in item.people)
        if where.room:
            yield f"room {where.room}"
        if where.lecturer:
            yield f"lecturer {where.lecturer}"
            speaker = self.instance.lecturer[where.lecturer].person
            if speaker is not None and speaker not in item.people:
                yield f"person {speaker}"

    def _called(self, item: Item, choices: Choices, place: int) -> list[str]:
        """Return those who count the session in their week."""
        return [
            one
            for one, free in zip(item.people, choices.free[:, place], strict=True)
            if free and any(self.instance.person[one].reach.suits(mode) for mode in item.modes)
        ]

    def _may_call(self, person: str, start: Start) -> bool:
        own = self.instance.person[person].weekly_limit
        limit = self.instance.weekly_limit if own is None else own
        return self.calls[person, start.week] < limit

    def _keeps(self, pair: tuple[str, str, Spacing], item: Item, start: Start) -> bool:
        before, after, rule = pair
        other = after if before == item.id else before
        if other not in self.held:
            return True
        days = (start.day - self.held[other].main.start.date()).days
        days = days if after == item.id else -days
        return rule.min_days <= days and (rule.max_days is None or days <= rule.max_days)


def _by_attendance(instance: Instance, choices: Choices) -> Iterator[tuple[int, Placement]]:
    """Yield the places of an item, first as announced, then by how many take part."""
    item = choices.item
    options = []
    for (mode, room), flags in choices.fits.items():
        suits = np.array([instance.person[one].reach.suits(mode) for one in item.people])
        coming = choices.free[suits].sum(axis=0)
        options += [
            (-int(coming[place]), int(place), mode, room) for place in np.flatnonzero(flags)
        ]
    options.sort(key=lambda one: (one[1] != choices.announced, one[0], one[1]))
    for _, place, mode, room in options:
        at = choices.starts[place].at
        speakers = [name for name, flags in choices.speaks.items() if flags[place]]
        for lecturer in speakers if choices.speaks else [None]:
            yield place, Placement(start=at, mode=mode, room=room, lecturer=lecturer)
