"""Whether enough voters can come and everybody has a seat, and whose absence is in the way."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from zhibu.core.timetabling.instance import Instance, Item, Mode, Placement, Reach, Span
from zhibu.core.timetabling.reasons_facts import Fact, FactKind
from zhibu.core.timetabling.reasons_places import length_of

IN_THE_ROOM = frozenset({Reach.ANY, Reach.IN_PERSON})


class Present:
    """The people of an item at one start: who is free, and what keeps the others."""

    def __init__(self, instance: Instance, item: Item, at: datetime) -> None:
        """Look at everybody invited to `item` were it to start at `at`."""
        self.instance = instance
        self.item = item
        self._at = at

    @cached_property
    def kept_by(self) -> dict[str, tuple[Span, ...]]:
        """For each invited person the busy spans in the way, none for who is free."""
        end = self._at + length_of(self.item)
        return {
            person: tuple(
                span
                for span in dict.fromkeys(self.instance.person[person].busy)
                if span.overlaps(self._at, end)
            )
            for person in self.item.people
        }

    def reach(self, person: str) -> Reach:
        """Return how a person can take part."""
        return self.instance.person[person].reach

    def is_free(self, person: str) -> bool:
        """Whether nothing keeps an invited person."""
        return not self.kept_by[person]

    def voters(self, mode: Mode) -> tuple[str, ...]:
        """Return the voters who count for the quorum in this mode once they are free."""
        return tuple(
            person
            for person in dict.fromkeys(self.item.voters)
            if person in self.kept_by and counts(self.item, self.reach(person), mode)
        )

    def seated(self, mode: Mode) -> tuple[str, ...]:
        """Return who is free and has to have a seat in this mode."""
        return tuple(
            person
            for person in self.kept_by
            if self.is_free(person) and must_sit(self.reach(person), mode)
        )


def must_sit(reach: Reach, mode: Mode) -> bool:
    """Whether whoever comes has to have a seat; in a hybrid room others may follow online."""
    return (
        reach in IN_THE_ROOM
        if mode is Mode.IN_PERSON
        else (mode is Mode.HYBRID and reach is Reach.IN_PERSON)
    )


def counts(item: Item, reach: Reach, mode: Mode) -> bool:
    """Whether a voter of this reach counts for the quorum in a session of this mode."""
    if item.quorum_online and mode is not Mode.IN_PERSON:
        return reach.suits(mode)
    return mode is not Mode.ONLINE and reach in IN_THE_ROOM


def room_and_quorum(present: Present, placement: Placement) -> Iterator[Fact]:
    """Yield what keeps the quorum away or leaves somebody without a seat."""
    seats = None if placement.room is None else present.instance.room[placement.room].seats
    sitting = len(present.seated(placement.mode))
    if seats is not None and seats < sitting:
        yield _too_small(placement, seats, sitting)
        return
    yield from _quorum(present, placement, seats, sitting)


def _quorum(
    present: Present, placement: Placement, seats: int | None, sitting: int
) -> Iterator[Fact]:
    item, mode = present.item, placement.mode
    voters = present.voters(mode)
    if len(voters) < item.quorum:
        yield Fact(kind=FactKind.VOTERS, id=mode.value, has=len(voters), needs=item.quorum)
        return
    needed = item.quorum + _listeners_first(present, mode)
    if item.quorum > 0 and seats is not None and needed > seats:
        yield _too_small(placement, seats, needed)
        return
    freed = _fewest(present, voters, mode, None if seats is None else seats - sitting)
    if freed is None:
        yield _too_small(placement, sitting, sitting + 1)
        return
    for person in freed:
        for span in present.kept_by[person]:
            yield Fact(kind=FactKind.BUSY, id=person, span=span)


def _fewest(
    present: Present, voters: tuple[str, ...], mode: Mode, seats_left: int | None
) -> tuple[str, ...] | None:
    """Return voters to free, the fewest spans in all; None when seats do not suffice."""
    missing = present.item.quorum - sum(map(present.is_free, voters))
    freed: list[str] = []
    away = [person for person in voters if not present.is_free(person)]
    for person in sorted(away, key=lambda one: len(present.kept_by[one])):
        if len(freed) >= missing:
            break
        if seats_left is not None and must_sit(present.reach(person), mode):
            if seats_left == 0:
                continue
            seats_left -= 1
        freed.append(person)
    return None if len(freed) < missing else tuple(freed)


def _listeners_first(present: Present, mode: Mode) -> int:
    """Return the seats of a hybrid room that those take who neither vote nor follow online."""
    if mode is not Mode.HYBRID or present.item.quorum_online:
        return 0
    return len(set(present.seated(mode)) - set(present.item.voters))


def _too_small(placement: Placement, seats: int, needed: int) -> Fact:
    return Fact(kind=FactKind.SEATS, id=placement.room or "", has=seats, needs=needed)
