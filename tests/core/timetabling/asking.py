"""Asking the model whether it lets a timetable stand, and what it makes it cost."""

from ortools.sat.python import cp_model

from zhibu.core.timetabling import costs
from zhibu.core.timetabling.judge import judge
from zhibu.core.timetabling.model import build
from zhibu.core.timetabling.tiers import Cost


def lets_stand(instance, timetable):
    """Whether the model has a solution that is exactly this timetable."""
    model = build(instance)
    return _stands(model, timetable) and cp_model.CpSolver().solve(model.cp) == cp_model.OPTIMAL


def broken(instance, timetable):
    """The codes of the rules the judge finds broken."""
    return {one.code for one in judge(instance, timetable).broken}


def assert_both_refuse(instance, timetable, rule):
    assert broken(instance, timetable) == {rule}
    assert not lets_stand(instance, timetable)


def assert_both_allow(instance, timetable):
    assert broken(instance, timetable) == set()
    assert lets_stand(instance, timetable)


def model_cost(instance, timetable, name):
    """What one tier costs in the model when the timetable is held to."""
    model = build(instance)
    levels = None
    if name == "worst":
        levels, goal = costs.worst_levels(model)
    else:
        goal = getattr(costs, "wished" if name == "wishes" else name)(model)
    assert _stands(model, timetable)
    model.cp.minimize(goal)
    solver = cp_model.CpSolver()
    assert solver.solve(model.cp) == cp_model.OPTIMAL
    value = round(solver.objective_value)
    return levels[value] if levels else value


def judged_cost(instance, timetable, name):
    cost: Cost = judge(instance, timetable).cost
    return getattr(cost, name)


def _stands(model, timetable):
    """Hold the model to a timetable; False where it does not even have the choices."""
    for name, main in model.main.items():
        held = timetable.by_item.get(name)
        late = held.make_ups if held else ()
        if len(late) > len(model.make_ups[name]):
            return False
        wanted = [(main, held.main if held else None, ())]
        for number, session in enumerate(model.make_ups[name]):
            one = late[number] if number < len(late) else None
            wanted.append((session, one and one.placement, one.people if one else ()))
        if not all(_fix(model, *one) for one in wanted):
            return False
    return all(held.item in model.main for held in timetable.held)


def _fix(model, session, placement, people):
    model.cp.add(session.held == (placement is not None))
    if placement is None:
        return True
    starts = [start.at for start in session.choices.starts]
    asked = {session.choices.item.people[who]: one for who, one in session.asked.items()}
    pairs = (
        (dict(zip(starts, session.at, strict=True)), {placement.start}),
        (session.mode, {placement.mode}),
        (session.room, {placement.room} - {None}),
        (session.lecturer, {placement.lecturer} - {None}),
        (asked, set(people)),
    )
    for literals, chosen in pairs:
        if not literals.keys() >= chosen:
            return False
        for name, literal in literals.items():
            if name is not None or chosen:
                model.cp.add(literal == (name in chosen))
    return True
