"""Who has a way to attend an item, as literals and sums of the model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from zhibu.core.timetabling.instance import Instance, Mode
from zhibu.core.timetabling.sessions import Session


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """For each invited person, in the item's order, whether they miss it: 0 or 1.

    An entry is a plain 1 for those whom no session can reach, and an expression else.
    """

    missed: tuple[Any, ...]


def attend(
    instance: Instance, cp: cp_model.CpModel, main: Session, make_ups: Sequence[Session]
) -> Attendance:
    """Say of every invited person whether they miss the item, and keep rule `asked`."""
    for session in make_ups:
        _keep_asked(instance, cp, session)
    people = range(len(main.choices.item.people))
    return Attendance(missed=tuple(_missed(instance, cp, main, make_ups, who) for who in people))


def _missed(
    instance: Instance,
    cp: cp_model.CpModel,
    main: Session,
    make_ups: Sequence[Session],
    who: int,
) -> Any:
    choices = main.choices
    reach = instance.person[choices.item.people[who]].reach
    barred = [mode for mode in main.mode if not reach.suits(mode)]
    away = ~choices.free[who]
    asked = [session.asked[who] for session in make_ups if who in session.asked]
    if len(barred) == len(main.mode) or away.all():
        absent: Any = 1
    else:
        # Nobody takes part who is busy then, or whom the mode does not reach.
        absent = 1 - main.held + sum(main.at_any(away))
        if barred:
            absent = _either(cp, absent, sum(main.mode[mode] for mode in barred))
        elif not asked:
            return absent
    if not asked:
        return absent
    if len(asked) > 1:
        cp.add_at_most_one(asked)
    missed = cp.new_bool_var(f"{choices.item.id} missed by {who}")
    cp.add(missed >= absent - sum(asked))
    return missed


def _either(cp: cp_model.CpModel, first: Any, second: Any) -> Any:
    """Return a literal that is at least each of two sums of 0 or 1; costs press it down."""
    literal = cp.new_bool_var("absent")
    cp.add(literal >= first)
    cp.add(literal >= second)
    return literal


def _keep_asked(instance: Instance, cp: cp_model.CpModel, session: Session) -> None:
    """Ask only those who are free and whom the mode reaches, and at least one person."""
    choices = session.choices
    for who, asked in session.asked.items():
        reach = instance.person[choices.item.people[who]].reach
        barred = [literal for mode, literal in session.mode.items() if not reach.suits(mode)]
        cp.add(asked + sum(session.at_any(~choices.free[who])) <= session.held)
        if barred:
            cp.add(asked + sum(barred) <= session.held)
    cp.add_bool_or([*session.asked.values(), ~session.held])
    _keep_visits_small(instance, cp, session)
    _keep_seats(instance, cp, session)


def _keep_visits_small(instance: Instance, cp: cp_model.CpModel, session: Session) -> None:
    visit = session.mode.get(Mode.VISIT)
    if visit is not None and len(session.asked) > instance.visit_places:
        cp.add(sum(session.asked.values()) <= instance.visit_places).only_enforce_if(visit)


def _keep_seats(instance: Instance, cp: cp_model.CpModel, session: Session) -> None:
    for room, taken in session.room.items():
        seats = instance.room[room].seats
        if seats < len(session.asked):
            cp.add(sum(session.asked.values()) <= seats).only_enforce_if(taken)
