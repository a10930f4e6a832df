"""Values of a problem and its answers as JSON knows them: text, numbers, lists, tables.

What stands at its default is left out, so that files stay short; days and times are ISO,
to the minute where there are no seconds; a share is text such as 1/3.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime, time
from enum import StrEnum
from fractions import Fraction
from functools import singledispatch
from typing import Any, TypeVar

from zhibu.core.timetabling.instance import Placement
from zhibu.core.workdays.calendar import WorkCalendar

Table = Mapping[str, Any]
Made = TypeVar("Made")


@singledispatch
def plain(value: Any) -> Any:
    """Return a value of the problem as JSON would hold it; a dataclass becomes a table."""
    if not hasattr(value, "__dataclass_fields__"):
        return value
    held = ((known, getattr(value, known.name)) for known in fields(value))
    return {known.name: plain(each) for known, each in held if each != _default(known)}


def _default(known: "Field[Any]") -> Any:
    return known.default if known.default_factory is MISSING else known.default_factory()


@plain.register
def _(value: Placement) -> Any:
    """A placement always says when and how, so that it can be read by itself."""
    told = {"start": plain(value.start), "mode": value.mode.value}
    places = {"room": value.room, "lecturer": value.lecturer}
    return told | {name: place for name, place in places.items() if place is not None}


@plain.register
def _(value: WorkCalendar) -> Any:
    free = [day.isoformat() for day, worked in sorted(value.overrides.items()) if not worked]
    worked = [day.isoformat() for day, worked in sorted(value.overrides.items()) if worked]
    return {"holidays": free, "workdays": worked, "settled_years": sorted(value.settled_years)}


@plain.register
def _(value: StrEnum) -> Any:
    return value.value


@plain.register
def _(value: date) -> Any:
    return value.isoformat()


@plain.register(datetime)
@plain.register(time)
def _(value: datetime | time) -> Any:
    exact = value.second or value.microsecond
    return value.isoformat() if exact else value.isoformat(timespec="minutes")


@plain.register
def _(value: Fraction) -> Any:
    return str(value)


@plain.register(tuple)
@plain.register(list)
def _(value: tuple[Any, ...]) -> Any:
    return [plain(each) for each in value]


@plain.register
def _(value: frozenset) -> Any:  # type: ignore[type-arg]  # singledispatch wants the bare class
    return sorted(value)


@plain.register(dict)
def _(value: dict[str, Any]) -> Any:
    return {name: plain(each) for name, each in value.items()}


def made(kind: Callable[..., Made], table: Table, **read: Callable[[Any], Any]) -> Made:
    """Return a dataclass from its table; `read` turns a field's JSON into its value."""
    return kind(
        **{name: read[name](each) if name in read else each for name, each in table.items()}
    )


def each(read: Callable[[Any], Made]) -> Callable[[Any], tuple[Made, ...]]:
    """Return a reader of lists from the reader of one entry."""
    return lambda entries: tuple(read(entry) for entry in entries)


def maybe(read: Callable[[Any], Made]) -> Callable[[Any], Made | None]:
    """Return a reader that leaves null as it is."""
    return lambda entry: None if entry is None else read(entry)


def calendar_from(table: Table) -> WorkCalendar:
    """Return the national calendar with the holidays and working days of a table put over it."""
    free = {date.fromisoformat(day): False for day in table.get("holidays", ())}
    worked = {date.fromisoformat(day): True for day in table.get("workdays", ())}
    return WorkCalendar(
        overrides=free | worked, settled_years=frozenset(table.get("settled_years", ()))
    )
