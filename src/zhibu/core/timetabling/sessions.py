"""The variables of one session in the model: whether, when, how, where, with whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from zhibu.core.timetabling.choices import Choices
from zhibu.core.timetabling.grid import Flags
from zhibu.core.timetabling.instance import Instance, Mode

Literal = Any
"""A Boolean variable of CP-SAT, or a plain 0 or 1."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Session:
    """One session: `number` 0 is the main one, then the make-up sessions.

    at: one literal for each start of `choices`, at most one true. asked: for make-up
    sessions, whom it serves, by place in the item's list of people.
    """

    number: int
    choices: Choices
    held: Literal
    at: list[Literal]
    mode: dict[Mode, Literal]
    room: dict[str, Literal]
    lecturer: dict[str | None, Literal]
    asked: dict[int, Literal]

    @property
    def is_main(self) -> bool:
        """Whether it is the main session."""
        return self.number == 0

    def at_any(self, flags: Flags) -> list[Literal]:
        """Return the literals of the starts that are flagged."""
        return [self.at[place] for place in np.flatnonzero(flags)]

    def minutes(self, instance: Instance) -> list[int]:
        """Return for each start its minutes from the instance's first day."""
        return [_minute(instance, start.at) for start in self.choices.starts]

    def minute(self, instance: Instance) -> Any:
        """Return the minutes from the instance's first day to the start; 0 when not held."""
        return self._sum(self.minutes(instance))

    def day(self, instance: Instance) -> Any:
        """Return the days from the instance's first day to its day; 0 when not held."""
        return self._sum((start.day - instance.first).days for start in self.choices.starts)

    def _sum(self, weights: Iterable[int]) -> Any:
        return cp_model.LinearExpr.weighted_sum(self.at, list(weights))


def _minute(instance: Instance, at: Any) -> int:
    day = (at.date() - instance.first).days
    return int(day * 24 * 60 + at.hour * 60 + at.minute)


def new_session(
    model: cp_model.CpModel, choices: Choices, *, number: int, asked: Iterable[int] = ()
) -> Session:
    """Add the variables of a session and what ties them to each other."""
    name = f"{choices.item.id}#{number}"
    held = model.new_bool_var(name)
    session = Session(
        number=number,
        choices=choices,
        held=held,
        at=[model.new_bool_var(f"{name}@{place}") for place in range(len(choices.starts))],
        mode={mode: model.new_bool_var(f"{name} {mode}") for mode in choices.modes},
        room={room: model.new_bool_var(f"{name} in {room}") for room in choices.rooms},
        lecturer={one: model.new_bool_var(f"{name} by {one}") for one in choices.speaks},
        asked={who: model.new_bool_var(f"{name} for {who}") for who in asked},
    )
    model.add(sum(session.at) == held)
    model.add(sum(session.mode.values()) == held)
    if choices.speaks:
        model.add(sum(session.lecturer.values()) == held)
    _keep_pairs_that_fit(model, session)
    return session


def _keep_pairs_that_fit(model: cp_model.CpModel, session: Session) -> None:
    """Tie starts, modes, rooms and lecturers: only what the tables of choices allow."""
    fits = session.choices.fits
    for mode, chosen in session.mode.items():
        pairs = {room: flags for (kind, room), flags in fits.items() if kind is mode}
        somewhere = np.logical_or.reduce(list(pairs.values()))
        _exclude(model, session, ~somewhere, [chosen])
        rooms = [session.room[room] for room in pairs if room is not None]
        if rooms:
            roomless = session.at_any(pairs[None]) if None in pairs else []
            model.add(sum(rooms) + sum(roomless) >= chosen)
        for room in session.room:
            if room not in pairs:
                model.add_at_most_one([chosen, session.room[room]])
            elif not np.array_equal(pairs[room], somewhere):
                _exclude(model, session, somewhere & ~pairs[room], [chosen, session.room[room]])
    if session.room:
        model.add_at_most_one(session.room.values())
    for name, flags in session.choices.speaks.items():
        _exclude(model, session, ~flags, [session.lecturer[name]])


def _exclude(
    model: cp_model.CpModel, session: Session, flags: Flags, together: list[Literal]
) -> None:
    """Forbid the flagged starts when all the literals of `together` hold."""
    starts = session.at_any(flags)
    if starts:
        model.add(sum(starts) + sum(together) <= len(together))
