"""The six costs as expressions of the model, one function each."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model

from zhibu.core.timetabling import wishes
from zhibu.core.timetabling.grid import NO_PART
from zhibu.core.timetabling.instance import Instance, Item, Mode
from zhibu.core.timetabling.reachable import beyond_reach
from zhibu.core.timetabling.rules import invited_together, running_at
from zhibu.core.timetabling.sessions import Session

if TYPE_CHECKING:
    from zhibu.core.timetabling.model import Model


def unplaced(model: "Model") -> Any:
    """Items without a place."""
    own = model.own
    return len(own) - sum(model.main[item.id].held for item in own if item.id in model.main)


def missed(model: "Model") -> Any:
    """Pairs of a person and an item they have no way to attend."""
    hopeless = sum(len(item.people) for item in model.own if item.id not in model.main)
    return hopeless + sum(model.missing.values())


def worst_levels(model: "Model") -> tuple[list[Fraction], Any]:
    """Return the shares the worst-served person may miss, and which of them it is.

    The share is at least the share each person misses; costs press it down.
    """
    counts = missed_by_person(model)
    shares = {Fraction(0)}
    for total, entries in counts:
        shares |= {Fraction(count, total) for count in range(len(entries) + 1)}
    levels = sorted(shares)
    if len(levels) == 1:
        return levels, 0
    steps = [model.cp.new_bool_var(f"worst above {share}") for share in levels[:-1]]
    for lower, higher in pairwise(steps):
        model.cp.add_implication(higher, lower)
    for total, entries in counts:
        allowed = [share.numerator * total // share.denominator for share in levels]
        growth = [after - before for before, after in pairwise(allowed)]
        model.cp.add(sum(entries) <= cp_model.LinearExpr.weighted_sum(steps, growth))
    return levels, sum(steps)


def missed_by_person(model: "Model") -> list[tuple[int, list[Any]]]:
    """Return for each person who may miss something how many items count, and what they miss."""
    beyond = beyond_reach(model.instance)
    entries: dict[str, list[Any]] = defaultdict(list)
    totals: dict[str, int] = defaultdict(int)
    for known in model.instance.people:
        lost, totals[known.id] = model.elsewhere.get(known.id, (0, 0))
        entries[known.id] += [1] * lost
    for item in model.instance.items:
        attendance = model.attendance.get(item.id)
        for place, person in enumerate(item.people):
            if item.id in beyond.get(person, ()):
                continue
            totals[person] += 1
            entries[person].append(1 if attendance is None else attendance.missed[place])
    return [
        (totals[person], found)
        for person, found in entries.items()
        if any(not isinstance(one, int) or one for one in found)
    ]


def told(model: "Model") -> Any:
    """People who must be told anew."""
    cost: Any = 0
    for item in model.own:
        if item.announced is None:
            continue
        main = model.main.get(item.id)
        kept = None if main is None else _kept(model, main)
        cost += len(item.people)
        if main is None or kept is None:
            continue
        cost -= len(item.people) * kept
        if main.lecturer:
            same = main.lecturer.get(item.announced.lecturer, 0)
            other = model.cp.new_bool_var(f"{item.id} another lecturer")
            model.cp.add(other >= kept - same)
            cost += other
    return cost


def _kept(model: "Model", main: Session) -> Any:
    """Return a literal that can be true only when start, mode and room are as announced."""
    announced = main.choices.item.announced
    if announced is None or main.choices.announced is None or announced.mode not in main.mode:
        return None
    kept = model.cp.new_bool_var(f"{main.choices.item.id} as announced")
    model.cp.add_implication(kept, main.at[main.choices.announced])
    model.cp.add_implication(kept, main.mode[announced.mode])
    if announced.room is None:
        for taken in main.room.values():
            model.cp.add_implication(kept, ~taken)
    elif announced.room in main.room:
        model.cp.add_implication(kept, main.room[announced.room])
    else:
        return None
    return kept


def burden(model: "Model") -> Any:
    """Sessions, and half-days on which main sessions call a unit away."""
    called: list[Any] = []
    if model.counts_half_days:
        for unit, mains in _mains_by_unit(model).items():
            called += _half_days(model, unit, mains)
        called += [
            len(units) * model.main[item.id].held
            for item in model.own
            if item.id in model.main and len(units := units_of(model.instance, item)) > 1
        ]
    held = sum(model.main[item.id].held for item in model.own if item.id in model.main)
    return held + sum(model.extra.values()) + sum(called)


def _mains_by_unit(model: "Model") -> dict[str, dict[str, Session]]:
    """Return the main sessions of items that concern one unit only, by unit and item."""
    found: dict[str, dict[str, Session]] = defaultdict(dict)
    for item in model.own:
        units = units_of(model.instance, item)
        if item.id in model.main and len(units) == 1:
            found[units.pop()][item.id] = model.main[item.id]
    return found


def units_of(instance: Instance, item: Item) -> set[str]:
    """Return the units of the people invited to an item."""
    return {instance.person[one].unit for one in item.people} - {""}


def _half_days(model: "Model", unit: str, mains: dict[str, Session]) -> list[Any]:
    """Return a literal for each half-day that calls the unit away.

    Sessions that cannot run at the same time are summed up moment by moment: together they
    fill the half-day, which tells the solver early how many half-days are needed at least.
    """
    starts = [start for main in mains.values() for start in main.choices.starts]
    halves = {start.at: start.half_day for start in starts if start.part != NO_PART}
    away = {
        half: model.cp.new_bool_var(f"{unit} away {half}")
        for half in dict.fromkeys(halves.values())
    }
    began: dict[int, Any] = {}
    for main in mains.values():
        for half, literals in _by_half_day(main).items():
            model.cp.add(sum(literals) <= away[half])
            began |= {literal.index: half for literal in literals}
    for items in invited_together(model):
        for at, literals in running_at([mains[name] for name in items if name in mains]):
            # What was announced may begin at noon and run into this half-day: it is not of it.
            here = [one for one in literals if at in halves and began.get(one.index) == halves[at]]
            if len(here) > 1:
                model.cp.add(sum(here) <= away[halves[at]])
    return list(away.values())


def _by_half_day(main: Session) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for literal, start in zip(main.at, main.choices.starts, strict=True):
        if start.part != NO_PART:
            found[start.half_day].append(literal)
    return found


def wished(model: "Model") -> Any:
    """Points for what people would rather not have (wishes.py)."""
    points = list(_points(model))
    if not points:
        return 0
    literals, weights = zip(*points, strict=True)
    return cp_model.LinearExpr.weighted_sum(list(literals), list(weights))


def _points(model: "Model") -> Iterator[tuple[Any, int]]:
    own = {item.id for item in model.own}
    for session in model.all_sessions:
        if session.choices.item.id not in own:
            continue
        for room, taken in session.room.items():
            if model.instance.room[room].owner != session.choices.item.unit:
                yield taken, wishes.NOT_OUR_ROOM
        if session.is_main:
            yield from _points_of_main(session)


def _points_of_main(session: Session) -> Iterator[tuple[Any, int]]:
    for place, literal in enumerate(session.at):
        yield literal, start_points(session, place)
    for mode, points in ((Mode.HYBRID, wishes.HYBRID), (Mode.ONLINE, wishes.ONLINE)):
        if mode in session.mode:
            yield session.mode[mode], points
    for name, chosen in session.lecturer.items():
        yield chosen, lecturer_points(session, name)


def start_points(session: Session, place: int) -> int:
    """Return the points of starting at one of the starts of a session."""
    start, item = session.choices.starts[place], session.choices.item
    points = wishes.SPLITS if start.splits else 0
    if item.part is not None and start.part != item.part:
        points += wishes.OTHER_PART
    announced = item.announced.start.date() if item.announced else None
    for day in (item.wanted, announced):
        if day is not None:
            points += wishes.DAY * min(abs((start.day - day).days), wishes.MOST_DAYS)
    return points


def lecturer_points(session: Session, name: str | None) -> int:
    """Return the points of a lecturer: one for each who is liked better; nobody costs nothing."""
    if name is None:
        return 0
    liked = session.choices.item.lecturers
    return wishes.LECTURER * (liked.index(name) if name in liked else len(liked))
