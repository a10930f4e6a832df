"""From the solver's values to a timetable, and from a timetable to a hint."""

from collections.abc import Callable
from typing import Any

from zhibu.core.timetabling.instance import Placement
from zhibu.core.timetabling.model import Model
from zhibu.core.timetabling.sessions import Session
from zhibu.core.timetabling.timetable import Held, MakeUp, Timetable

IsTrue = Callable[[Any], bool]


def read_timetable(model: Model, is_true: IsTrue) -> Timetable:
    """Return the timetable the solver's values describe."""
    return Timetable(
        held=tuple(
            _read_item(model, name, is_true)
            for name, main in model.main.items()
            if is_true(main.held)
        )
    )


def _read_item(model: Model, name: str, is_true: IsTrue) -> Held:
    main = model.main[name]
    choices = main.choices
    placement = read_placement(main, is_true)
    place = next(place for place, literal in enumerate(main.at) if is_true(literal))
    # A literal for somebody asked who can come after all says nothing; it is left out.
    comes = {
        who
        for who, one in enumerate(choices.item.people)
        if choices.free[who, place] and model.instance.person[one].reach.suits(placement.mode)
    }
    make_ups = []
    for session in model.make_ups[name]:
        asked = [who for who, literal in session.asked.items() if is_true(literal)]
        people = tuple(choices.item.people[who] for who in asked if who not in comes)
        if is_true(session.held) and people:
            make_ups.append(MakeUp(placement=read_placement(session, is_true), people=people))
    return Held(item=name, main=placement, make_ups=tuple(make_ups))


def read_placement(session: Session, is_true: IsTrue) -> Placement:
    """Return where and how a session is held."""
    place = next(place for place, literal in enumerate(session.at) if is_true(literal))
    return Placement(
        start=session.choices.starts[place].at,
        mode=next(mode for mode, literal in session.mode.items() if is_true(literal)),
        room=next((room for room, taken in session.room.items() if is_true(taken)), None),
        lecturer=next((name for name, one in session.lecturer.items() if is_true(one)), None),
    )


def add_hint(model: Model, hint: Timetable) -> None:
    """Tell the solver where to begin looking; what does not fit the model is passed over."""
    for name, main in model.main.items():
        held = hint.by_item.get(name)
        _hint_session(model, main, held.main if held else None)
        for place, session in enumerate(model.make_ups[name]):
            make_up = held.make_ups[place] if held and place < len(held.make_ups) else None
            _hint_session(model, session, make_up.placement if make_up else None)
            for who, literal in session.asked.items():
                asked = make_up is not None and main.choices.item.people[who] in make_up.people
                model.cp.add_hint(literal, asked)


def _hint_session(model: Model, session: Session, placement: Placement | None) -> None:
    model.cp.add_hint(session.held, placement is not None)
    for literal, start in zip(session.at, session.choices.starts, strict=True):
        model.cp.add_hint(literal, placement is not None and start.at == placement.start)
    for mode, literal in session.mode.items():
        model.cp.add_hint(literal, placement is not None and mode is placement.mode)
    for room, literal in session.room.items():
        model.cp.add_hint(literal, placement is not None and room == placement.room)
    for name, literal in session.lecturer.items():
        model.cp.add_hint(literal, placement is not None and name == placement.lecturer)
