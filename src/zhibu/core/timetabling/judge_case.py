"""A timetable laid open for the judge: every session with its item, its end and its people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from zhibu.core.chinese_days import WEEKDAYS
from zhibu.core.timetabling.instance import Instance, Item, Person, Placement, Room
from zhibu.core.timetabling.timetable import Timetable


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A rule of docs/timetabling-rules.md that does not hold: its code, its items, in words."""

    code: str
    items: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A main session, or a make-up session with the people asked to it."""

    item: Item
    placement: Placement
    asked: tuple[str, ...] = ()
    is_make_up: bool = False

    @property
    def start(self) -> datetime:
        """When it starts."""
        return self.placement.start

    @property
    def end(self) -> datetime:
        """When it is over."""
        return self.placement.start + timedelta(minutes=self.item.minutes)

    @property
    def day(self) -> date:
        """The day it starts on."""
        return self.placement.start.date()

    @property
    def is_where_announced(self) -> bool:
        """Whether it is a main session that starts when people were told it would."""
        announced = self.item.announced
        return not self.is_make_up and announced is not None and announced.start == self.start

    @property
    def said(self) -> str:
        """The session in words: “党课”（3月2日周一9:00）."""
        name = f"“{self.item.name or self.item.id}”{'的补学' if self.is_make_up else ''}"
        return f"{name}（{day_said(self.day)}{clock_said(self.start)}）"

    def overlaps(self, other: "Session") -> bool:
        """Whether some moment lies in both."""
        return self.start < other.end and other.start < self.end

    def broken(self, code: str, said: str) -> Broken:
        """Return the finding that this session breaks a rule; `said` goes on after its name."""
        return Broken(code=code, items=(self.item.id,), said=f"{self.said}{said}。")


@dataclass(frozen=True)
class Case:
    """The problem and the timetable to be judged, of which every item is known and held once."""

    instance: Instance
    timetable: Timetable

    @cached_property
    def mains(self) -> tuple[Session, ...]:
        """The main sessions."""
        items = self.instance.item
        held = self.timetable.held
        return tuple(Session(item=items[each.item], placement=each.main) for each in held)

    @cached_property
    def main(self) -> dict[str, Session]:
        """The main sessions by the id of their item."""
        return {session.item.id: session for session in self.mains}

    @cached_property
    def make_ups(self) -> dict[str, tuple[Session, ...]]:
        """The make-up sessions of every item that is held, by its id."""
        items = self.instance.item
        return {
            held.item: tuple(
                Session(
                    item=items[held.item],
                    placement=each.placement,
                    asked=each.people,
                    is_make_up=True,
                )
                for each in held.make_ups
            )
            for held in self.timetable.held
        }

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """All sessions, main and make-up."""
        return (*self.mains, *(session for each in self.make_ups.values() for session in each))

    def room_of(self, session: Session) -> Room | None:
        """Return the room of a session; None without one, or with one nobody knows."""
        return self.instance.room.get(session.placement.room or "")

    def named(self, person: str) -> str:
        """Return a person's name, or the id of one who has none."""
        known = self.instance.person.get(person)
        return known.name or person if known else person


def day_said(day: date) -> str:
    """Return a day in words: 3月2日周一."""
    return f"{day.month}月{day.day}日周{WEEKDAYS[day.weekday()]}"


def clock_said(moment: datetime) -> str:
    """Return a time of day in words: 9:00."""
    return f"{moment.hour}:{moment.minute:02}"


def is_free(person: Person, start: datetime, end: datetime) -> bool:
    """Whether no busy time of a person overlaps [start, end)."""
    return not any(span.overlaps(start, end) for span in person.busy)


def on_grid(instance: Instance, item: Item, start: datetime) -> bool:
    """Whether a session lies within one part of the day, whole grains after its beginning."""
    end = start + timedelta(minutes=item.minutes)
    for opens, closes in instance.parts:
        begin, close = datetime.combine(start, opens), datetime.combine(start, closes)
        if begin <= start and end <= close:
            return (start - begin) % timedelta(minutes=instance.grain) == timedelta()
    return False


def grid_starts(instance: Instance, item: Item, day: date) -> Iterator[datetime]:
    """Yield the starts on a day from which a session ends within its part of the day."""
    length, grain = timedelta(minutes=item.minutes), timedelta(minutes=instance.grain)
    for opens, closes in instance.parts:
        start, close = datetime.combine(day, opens), datetime.combine(day, closes)
        while start + length <= close:
            yield start
            start += grain


def overlapping(sessions: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
    """Yield the pairs of sessions that overlap, the earlier one first."""
    in_order = sorted(sessions, key=lambda session: (session.start, session.end))
    for number, one in enumerate(in_order, start=1):
        yield from ((one, other) for other in in_order[number:] if one.overlaps(other))
