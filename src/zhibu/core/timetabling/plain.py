"""Problems and answers to and from JSON: `docs/timetabling-files.md` describes the files.

The fields are those of the dataclasses. Reading trusts the shape of what it reads: the
command line holds files against `timetable.schema.json` first, and the web reads only what
it wrote. `check_instance` then says whether the values make sense.
"""

from datetime import date, datetime, time
from fractions import Fraction
from typing import Any

from zhibu.core.timetabling.instance import (
    Instance,
    Item,
    Lecturer,
    Mode,
    Person,
    Placement,
    Reach,
    Room,
    Spacing,
    Span,
)
from zhibu.core.timetabling.plain_periods import expanded, with_periods
from zhibu.core.timetabling.plain_values import Table, calendar_from, each, made, maybe, plain
from zhibu.core.timetabling.tiers import NAMES, Cost
from zhibu.core.timetabling.timetable import (
    Attended,
    Coverage,
    Held,
    MakeUp,
    Solution,
    Status,
    Timetable,
)

NOT_OF_THE_PROBLEM = {"$schema", "format"}
"""Fields of a file that say what file it is."""


def plain_instance(instance: Instance) -> dict[str, Any]:
    """Return a problem as JSON would hold it; `instance_from` gives the same problem back."""
    table: dict[str, Any] = plain(instance)
    return table


def instance_from(table: Table) -> Instance:
    """Return the problem of an instance file; items with `every` become one for each period.

    Raises:
        KeyError, TypeError, ValueError: the table has not the shape of the schema.
    """
    first, last = date.fromisoformat(table["first"]), date.fromisoformat(table["last"])
    calendar = calendar_from(table.get("calendar", {}))
    entries = list(table.get("items", ()))
    items = [item for entry in entries for item in expanded(entry, first, last, calendar)]
    spacings = [
        {**spacing, "items": with_periods(spacing["items"], entries, items)}
        for spacing in table.get("spacings", ())
    ]
    rest = {name: value for name, value in table.items() if name not in NOT_OF_THE_PROBLEM}
    changed = {"first": first, "last": last, "calendar": calendar}
    return made(
        Instance,
        {**rest, **changed, "items": items, "spacings": spacings},
        people=each(_person),
        items=each(_item),
        rooms=each(_room),
        lecturers=each(_lecturer),
        spacings=each(lambda entry: made(Spacing, entry, items=tuple)),
        parts=each(each(time.fromisoformat)),
    )


def plain_timetable(timetable: Timetable) -> dict[str, Any]:
    """Return a timetable as JSON would hold it."""
    return {"held": plain(timetable.held)}


def timetable_from(table: Table) -> Timetable:
    """Return the timetable of a table written by `plain_timetable`."""
    return made(Timetable, table, held=each(_held))


def plain_cost(cost: Cost) -> dict[str, Any]:
    """Return a cost as JSON would hold it, tier by tier."""
    return {name: plain(getattr(cost, name)) for name in NAMES}


def cost_from(table: Table) -> Cost:
    """Return the cost of a table written by `plain_cost`."""
    return made(Cost, table, worst=Fraction)


def plain_solution(solution: Solution) -> dict[str, Any]:
    """Return an answer as JSON would hold it; `gap` is written for readers only."""
    return {
        "status": solution.status.value,
        "cost": plain_cost(solution.cost),
        "bound": plain_cost(solution.bound),
        "gap": solution.gap,
        "timetable": plain_timetable(solution.timetable),
        "unplaced": list(solution.unplaced),
        "coverage": plain(solution.coverage),
        "seconds": solution.seconds,
    }


def solution_from(table: Table) -> Solution:
    """Return the answer of a table written by `plain_solution`."""
    rest = {name: value for name, value in table.items() if name not in {"gap", "$schema"}}
    return made(
        Solution,
        rest,
        status=Status,
        cost=cost_from,
        bound=cost_from,
        timetable=timetable_from,
        unplaced=tuple,
        coverage=each(_coverage),
    )


def _span(table: Table) -> Span:
    return made(Span, table, start=datetime.fromisoformat, end=datetime.fromisoformat)


def _person(table: Table) -> Person:
    return made(Person, table, busy=each(_span), reach=Reach)


def _room(table: Table) -> Room:
    return made(Room, table, bookings=each(_span))


def _lecturer(table: Table) -> Lecturer:
    return made(Lecturer, table, busy=each(_span))


def _placement(table: Table) -> Placement:
    return made(Placement, table, start=datetime.fromisoformat, mode=Mode)


def _item(table: Table) -> Item:
    return made(
        Item,
        table,
        people=tuple,
        first=date.fromisoformat,
        last=date.fromisoformat,
        voters=tuple,
        modes=each(Mode),
        rooms=tuple,
        lecturers=tuple,
        make_up_modes=each(Mode),
        wanted=maybe(date.fromisoformat),
        announced=maybe(_placement),
    )


def _held(table: Table) -> Held:
    return made(Held, table, main=_placement, make_ups=each(_make_up))


def _make_up(table: Table) -> MakeUp:
    return made(MakeUp, table, placement=_placement, people=tuple)


def _coverage(table: Table) -> Coverage:
    takes_part = {item: Attended(how) for item, how in table.get("takes_part", {}).items()}
    return made(Coverage, {**table, "takes_part": takes_part}, beyond=frozenset)
