"""What would give somebody a way to attend an item after all: the first of a few that does."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zhibu.core.timetabling.instance import Instance, Mode, Person, Placement
from zhibu.core.timetabling.reasons_attendance import busy_spans, can_follow, counts_in_week
from zhibu.core.timetabling.reasons_others import Others, week_of
from zhibu.core.timetabling.reasons_places import grid_starts, length_of
from zhibu.core.timetabling.timetable import Held, MakeUp, Timetable

MAKE_UP_MODES = (Mode.ONLINE, Mode.IN_PERSON, Mode.VISIT)


class Help(StrEnum):
    """What would help, the least to ask for first."""

    JOIN = "join"
    """A make-up session there is already: it has a place for them."""
    ANOTHER = "another"
    """One more make-up session, as many as the item allows already."""
    MORE = "more"
    """One more make-up session than the item allows."""
    LIMIT = "limit"
    """One more session in that week than the limit allows."""
    MODE = "mode"
    """A make-up session in a mode the item does not allow."""
    LATER = "later"
    """A make-up session later than the item allows, within the days of the instance."""
    CANCEL = "cancel"
    """The busy spans at the main session being cancelled."""
    NOTHING = "nothing"
    """None of these."""


class Barrier(StrEnum):
    """What keeps a person from one session."""

    BUSY = "busy"
    REACH = "reach"
    """They cannot take part in its mode."""
    FULL = "full"
    """The room, or the visit, has no place left."""
    LIMIT = "limit"
    """They are asked to as many sessions that week as the limit allows."""
    OPEN = "open"
    """Nothing: they were just not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a make-up session is allowed to be when it is tried whether it would help."""

    help: Help
    modes: tuple[Mode, ...]
    last: date
    keeps_limit: bool = True


class MakeUps:
    """Looks for make-up sessions of one item beside all that stands in a timetable."""

    def __init__(self, instance: Instance, timetable: Timetable, held: Held) -> None:
        """Look at the item of `held` within `timetable`."""
        self.instance = instance
        self.timetable = timetable
        self.held = held
        self.item = instance.item[held.item]
        self._others = Others(instance, timetable, self.item)

    def what_helps(self, person: Person) -> tuple[Help, Placement | None]:
        """Return what would help a person who misses the item, and the session it gives."""
        for make_up in self.held.make_ups:
            if self.barrier_at(person, make_up) is Barrier.OPEN:
                return Help.JOIN, make_up.placement
        for trial in self._trials():
            found = next(self._sessions(person, trial), None)
            if found is not None:
                return trial.help, found
        can_come = can_follow(person, self.held.main.mode)
        return Help.CANCEL if can_come else Help.NOTHING, None

    def barrier_at(self, person: Person, session: MakeUp) -> Barrier:
        """Return what keeps a person from a make-up session of the item."""
        where = session.placement
        if not person.reach.suits(where.mode):
            return Barrier.REACH
        if busy_spans(person, self.item, where.start):
            return Barrier.BUSY
        if len(session.people) >= self._places(where):
            return Barrier.FULL
        if self.is_week_full(person, where.start.date()):
            return Barrier.LIMIT
        return Barrier.OPEN

    def _places(self, where: Placement) -> int:
        """Return how many people a make-up session takes at most."""
        if where.mode is Mode.VISIT:
            return self.instance.visit_places
        if where.mode is Mode.IN_PERSON and where.room is not None:
            return self.instance.room[where.room].seats
        return len(self.instance.people)

    def is_week_full(self, person: Person, day: date) -> bool:
        """Whether one more session in the week of `day` is more than the person's limit."""
        usual = self.instance.weekly_limit
        limit = usual if person.weekly_limit is None else person.weekly_limit
        week = day - timedelta(days=day.weekday())
        return sum(week_of(at.start) == week for at in self._asked(person)) >= limit

    def _trials(self) -> Iterator[Trial]:
        item = self.item
        allowed = tuple(mode for mode in MAKE_UP_MODES if mode in item.make_up_modes)
        end = self.held.main.start.date() + timedelta(days=item.make_up_days)
        last = min(end, self.instance.last)
        has_more = len(self.held.make_ups) < item.make_ups
        first = Help.ANOTHER if has_more else Help.MORE
        yield Trial(help=first, modes=allowed, last=last)
        yield Trial(help=Help.LIMIT, modes=allowed, last=last, keeps_limit=False)
        yield Trial(help=Help.MODE, modes=MAKE_UP_MODES, last=last)
        yield Trial(help=Help.LATER, modes=allowed, last=self.instance.last)

    def _sessions(self, person: Person, trial: Trial) -> Iterator[Placement]:
        """Yield make-up sessions that would reach a person, in order of time."""
        main, length = self.held.main.start, length_of(self.item)
        modes = [mode for mode in trial.modes if person.reach.suits(mode)]
        for at in grid_starts(self.instance, main.date(), trial.last, length):
            is_open = at >= main + length and not busy_spans(person, self.item, at)
            if not is_open or (trial.keeps_limit and self.is_week_full(person, at.date())):
                continue
            for mode in modes:
                for room in self._rooms(mode):
                    session = Placement(start=at, mode=mode, room=room)
                    if self._is_free(session):
                        yield session

    def _rooms(self, mode: Mode) -> tuple[str | None, ...]:
        return self.item.rooms or (None,) if mode is Mode.IN_PERSON else (None,)

    def _is_free(self, session: Placement) -> bool:
        at, end = session.start, session.start + length_of(self.item)
        own = (make_up.placement.start for make_up in self.held.make_ups)
        if any(start < end and at < start + length_of(self.item) for start in own):
            return False
        room = self.instance.room[session.room] if session.room is not None else None
        if room is not None and any(span.overlaps(at, end) for span in room.bookings):
            return False
        return not self._others.collides(session)

    def _asked(self, person: Person) -> Iterator[Placement]:
        """Yield every session of the timetable that counts for a person's weeks."""
        for held in self.timetable.held:
            item = self.instance.item[held.item]
            if person.id in item.people and counts_in_week(person, item, held.main.start):
                yield held.main
            for make_up in held.make_ups:
                if person.id in make_up.people:
                    yield make_up.placement
