"""What a poll tool would do, one item after the other: the start most people can come to.

What was announced stands if it can; the rest go in order of the end of their window, each to
the start, mode and room with the most people taking part, once, without make-up sessions. The
rules are kept by the few lines here, apart from model and judge; lecturers are nobody's people.
"""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise

from zhibu.core.timetabling.free import FreeTimes, is_free
from zhibu.core.timetabling.grid import start_off_grid
from zhibu.core.timetabling.instance import Mode, Placement, Reach, Span
from zhibu.core.timetabling.timetable import Held, Timetable

IN_A_ROOM = {Mode.IN_PERSON, Mode.HYBRID}
ON_THE_SPOT = {Reach.ANY, Reach.IN_PERSON}


def polled(instance):
    """Return the timetable of one poll after the other."""
    poll = _Poll(instance)
    for item in sorted(instance.items, key=lambda item: (item.announced is None, item.last)):
        poll.place(item)
    held = (poll.held[item.id] for item in instance.items if item.id in poll.held)
    return Timetable(held=tuple(held))


class _Poll:
    """What is taken so far: people by time and by week, rooms, lecturers."""

    def __init__(self, instance):
        self.instance, self.free_times = instance, FreeTimes(instance)
        self.held, self.calls = {}, Counter()
        self.invited, self.rooms, self.speaks = (defaultdict(list) for _ in range(3))
        self.apart = defaultdict(list)
        for rule in instance.spacings:
            for one, other in pairwise(rule.items):
                self.apart[one].append((other, 1, rule))
                self.apart[other].append((one, -1, rule))

    def place(self, item):
        """Keep an item where it was announced, or else place it where the most take part."""
        if item.announced is not None and self._keep(item, item.announced):
            return
        for _, _, start, mode, room, free in sorted(self._options(item), key=lambda one: one[:2]):
            if self._take(item, start, mode, room, free):
                return

    def _keep(self, item, told):
        """Hold an item as announced; whether it could be."""
        start = start_off_grid(self.instance, told.start, item.minutes)
        people = [self.instance.person[one] for one in item.people]
        free = [person for person in people if is_free(person.busy, start)]
        is_like_others = told.mode in item.modes and told.room in (item.rooms or (None,))
        return (
            is_like_others
            and self._fits(item, told.mode, told.room, free)
            and self._take(item, start, told.mode, told.room, free)
        )

    def _options(self, item):
        """Yield what would do for the item alone, with how few take part and how late it is."""
        first, last = max(item.first, self.instance.first), min(item.last, self.instance.last)
        grid = self.free_times.grid(item.minutes)
        people = [self.instance.person[one] for one in item.people]
        window = grid.between(first, last)
        free_at = self.free_times.people(item.people, item.minutes)[:, window].T
        for start, flags in zip(grid.starts[window], free_at, strict=True):
            free = [person for person, is_there in zip(people, flags, strict=True) if is_there]
            for mode in item.modes:
                there = sum(person.reach.suits(mode) for person in free)
                rooms = item.rooms if item.rooms and mode in IN_A_ROOM else (None,)
                for room in rooms:
                    if self._fits(item, mode, room, free):
                        yield -there, start.at, start, mode, room, free

    def _fits(self, item, mode, room, free):
        """Whether seats, video and quorum allow a mode and a room with these people free."""
        there = [person for person in free if person.reach.suits(mode)]
        voters = [person for person in there if person.id in item.voters]
        seats = len(item.people)
        if room is not None:
            seats = self.instance.room[room].seats
            must = [one for one in there if mode is Mode.IN_PERSON or one.reach is Reach.IN_PERSON]
            if len(must) > seats or (
                mode is Mode.HYBRID and not self.instance.room[room].has_video
            ):
                return False
        if item.quorum_online:
            return len(voters) >= item.quorum
        if mode is Mode.ONLINE:
            return item.quorum == 0
        bound = sum(person.reach is Reach.IN_PERSON for person in there)
        sure = sum(person.reach is Reach.IN_PERSON for person in voters)
        others = sum(person.reach is Reach.ANY for person in voters)
        return sure + min(others, seats - bound) >= item.quorum

    def _take(self, item, start, mode, room, free):
        """Hold the item there if nothing is in the way; whether it could be."""
        reached = [p.id for p in free if any(p.reach.suits(one) for one in item.modes)]
        lecturer = next((one for one in item.lecturers if self._can_speak(one, start)), None)
        if (
            (item.lecturers and lecturer is None)
            or not is_free([span for one in item.people for span in self.invited[one]], start)
            or any(self.calls[one, start.week] >= self._limit(one) for one in reached)
            or not all(self._is_apart(start.day, *neighbour) for neighbour in self.apart[item.id])
            or (
                room and not is_free([*self.instance.room[room].bookings, *self.rooms[room]], start)
            )
        ):
            return False
        span = Span(start.at, start.end)
        for one in item.people:
            self.invited[one].append(span)
        self.calls.update((one, start.week) for one in reached)
        self.rooms[room].append(span)
        self.speaks[lecturer].append(span)
        place = Placement(start=start.at, mode=mode, room=room, lecturer=lecturer)
        self.held[item.id] = Held(item=item.id, main=place)
        return True

    def _can_speak(self, lecturer, start):
        busy = self.instance.lecturer[lecturer].busy
        return is_free([*busy, *self.speaks[lecturer]], start)

    def _limit(self, person):
        own = self.instance.person[person].weekly_limit
        return self.instance.weekly_limit if own is None else own

    def _is_apart(self, day, other, direction, rule):
        if other not in self.held:
            return True
        days = (self.held[other].main.start.date() - day) // timedelta(days=1) * direction
        return rule.min_days <= days and (rule.max_days is None or days <= rule.max_days)
