"""The model with main sessions only: a bound for every tier, and nearly always the answer.

Make-up sessions are counted, not placed: each choice of the main session says how many are
needed for how few to miss the item. So everything it costs is a lower bound, and when the
make-up sessions can then be placed around the main ones (`solve.py` tries), it is proven.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from zhibu.core.timetabling.around import Around
from zhibu.core.timetabling.attendance import Attendance
from zhibu.core.timetabling.choices import Choices, main_choices, make_up_choices
from zhibu.core.timetabling.free import FreeTimes
from zhibu.core.timetabling.grid import Flags
from zhibu.core.timetabling.instance import Instance, Item, Mode, Span
from zhibu.core.timetabling.model import Model
from zhibu.core.timetabling.pruning import Outlook, outlook, prune
from zhibu.core.timetabling.rules import RULES
from zhibu.core.timetabling.sessions import Session, new_session


def build_outline(
    instance: Instance,
    *,
    slack: int | None = None,
    shadows: Mapping[str, tuple[Choices, Outlook]] | None = None,
    outside: Around | None = None,
) -> Model:
    """Build the model of the main sessions; `slack` as in `model.build`.

    shadows: joint items of the instance with what they may be; their costs are not counted.
    outside: what goes on elsewhere and binds here.
    """
    joint = shadows or {}
    around = outside or Around()
    model = Model(instance=instance, shadows=frozenset(joint), calls=around.calls)
    free_times = FreeTimes(instance)
    for item in instance.items:
        if item.id in joint:
            _add_shadow(model, *joint[item.id])
        else:
            _add_item(model, item, free_times, slack, around.blocked(item))
    for rule in RULES:
        rule(model)
    return model


def _add_item(
    model: Model,
    item: Item,
    free_times: FreeTimes,
    slack: int | None,
    blocked: Sequence[Span],
) -> None:
    main = main_choices(model.instance, item, free_times).without(blocked)
    if not main.fits or (item.lecturers and not main.speaks):
        model.fewest_missing += len(item.people)
        return
    late = make_up_choices(model.instance, item, free_times).without(blocked)
    view = outlook(model.instance, main, late)
    model.fewest_missing += view.fewest
    main, _, view = prune(main, late, view, slack)
    session = new_session(model.cp, main, number=0)
    model.outlooks[item.id] = view
    model.main[item.id] = session
    model.make_ups[item.id] = []
    model.missing[item.id], model.extra[item.id] = _count(model, session, view)
    model.attendance[item.id] = _lost(model, session, view)


def _add_shadow(model: Model, main: Choices, view: Outlook) -> None:
    if not main.fits:
        return
    session = new_session(model.cp, main, number=0)
    name = main.item.id
    model.main[name] = session
    model.make_ups[name] = []
    model.missing[name], model.extra[name] = 0, 0
    model.attendance[name] = _lost(model, session, view)
    model.cp.add(session.held == 1)


def _count(model: Model, session: Session, view: Outlook) -> tuple[Any, Any]:
    """Return how many miss the item at least, and how many make-up sessions are held."""
    name = session.choices.item.id
    most = len(view.least) - 1
    extra = [model.cp.new_bool_var(f"{name} make-up {number}") for number in range(1, most + 1)]
    for fewer, more in pairwise(extra):
        model.cp.add_implication(more, fewer)
    levels = []
    for level in range(view.fewest + 1, int(view.least[-1].max()) + 1):
        beyond = model.cp.new_bool_var(f"{name} missed by {level}")
        levels.append(beyond)
    top = view.fewest + len(levels)
    for level in range(view.fewest + 1, int(view.least.max()) + 1):
        over = [levels[level - view.fewest - 1]] if level <= top else []
        for number in range(most + 1):
            helped = extra[number : number + 1]
            _imply(model, session, view, view.least[number] >= level, [*over, *helped])
    missing = view.fewest * session.held + sum(levels)
    missing += len(session.choices.item.people) * (1 - session.held)
    return missing, sum(extra)


def _imply(model: Model, session: Session, view: Outlook, flags: Flags, one_of: list[Any]) -> None:
    """Demand one of some literals when a flagged pair of mode and start is taken."""
    by_mode: dict[Mode, list[int]] = {}
    for (mode, place), flag in zip(view.main, flags, strict=True):
        if flag:
            by_mode.setdefault(mode, []).append(place)
    if len({tuple(places) for places in by_mode.values()}) == 1 and len(by_mode) == len(
        session.mode
    ):
        starts = [session.at[place] for place in next(iter(by_mode.values()))]
        model.cp.add(sum(starts) <= sum(one_of))
        return
    for mode, places in by_mode.items():
        starts = [session.at[place] for place in places]
        if len(session.mode) == 1:
            model.cp.add(sum(starts) <= sum(one_of))
        else:
            model.cp.add(sum(starts) + session.mode[mode] - 1 <= sum(one_of))


def _lost(model: Model, session: Session, view: Outlook) -> Attendance:
    """Say who misses the item: those whom nothing helps, and so many more as must."""
    held, name = session.held, session.choices.item.id
    chosen = bool(view.least.size) and bool((view.least[-1] > view.lost.sum(axis=1)).any())
    missed: list[Any] = []
    for who in range(len(session.choices.item.people)):
        lost, absent = np.asarray(view.lost[:, who]), np.asarray(view.absent[:, who])
        if lost.all() and len(lost):
            missed.append(1)
        elif not lost.any() and not (chosen and absent.any()):
            missed.append(1 - held)
        else:
            literal = model.cp.new_bool_var(f"{name} missed by {who}")
            _imply(model, session, view, lost, [literal])
            model.cp.add(literal >= 1 - held)
            if chosen:
                _imply(model, session, view, ~absent, [~literal])
            missed.append(literal)
    if chosen and name in model.missing:
        # The seats or visits do not reach all who are absent: somebody of them misses it.
        model.cp.add(sum(missed) >= model.missing[name])
    return Attendance(missed=tuple(missed))
