"""Obligations that come back in an instance file: one entry, an item for every period.

`every` is week, month or quarter. The item of a period is named `ID@2026-W10`, `ID@2026-03`
or `ID@2026-Q1`; its days are those of the period cut to the `first` and `last` of the entry,
or else of the instance. A period of which no working day is left asks for nothing.
`wanted` may be a day that comes back: `{"day_of_month": 15}`, `{"weekday": 4, "nth": 2}` or,
for the first such weekday, `{"weekday": 4}`. A day that is not worked moves as in
`WorkCalendar.fixed_day`. Where it lies before or after the days left of the period, the item
has neither a day wanted nor a tolerance.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from zhibu.core.timetabling.plain_values import Table
from zhibu.core.workdays.calendar import ONE_DAY, WorkCalendar, days_between, last_of_month
from zhibu.core.workdays.fixed_day import FixedDay

MONTHS_OF_QUARTER = 3
WEEK = timedelta(days=7)


def expanded(entry: Table, first: date, last: date, calendar: WorkCalendar) -> Iterator[Table]:
    """Yield the tables of the items an entry stands for: itself, or one for every period."""
    every = entry.get("every")
    since, until = _day(entry.get("first"), first), _day(entry.get("last"), last)
    rest = {name: value for name, value in entry.items() if name != "every"}
    if every is None:
        yield _with_day(rest, since, until, calendar)
        return
    for label, begin, end in _periods(every, since, until):
        days = max(begin, since), min(end, until)
        if calendar.workdays_in(*days):
            yield _with_day({**rest, "id": f"{entry['id']}@{label}"}, *days, calendar)


def with_periods(names: list[str], entries: list[Table], items: list[Table]) -> list[str]:
    """Return the ids of a spacing; the id of an entry with `every` stands for all its items."""
    coming_back = {entry["id"] for entry in entries if entry.get("every")}
    of_entry: dict[str, list[str]] = {}
    for item in items:
        of_entry.setdefault(item["id"].rpartition("@")[0], []).append(item["id"])
    found = [of_entry.get(name, []) if name in coming_back else [name] for name in names]
    return [name for some in found for name in some]


def _day(text: str | None, otherwise: date) -> date:
    return otherwise if text is None else date.fromisoformat(text)


def _periods(every: str, since: date, until: date) -> Iterator[tuple[str, date, date]]:
    """Yield label, first and last day of the periods that touch a span."""
    day = since
    while day <= until:
        label, begin, end = _PERIOD[every](day)
        yield label, begin, end
        day = end + ONE_DAY


def _week(day: date) -> tuple[str, date, date]:
    monday = day - timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}", monday, monday + WEEK - ONE_DAY


def _month(day: date) -> tuple[str, date, date]:
    return f"{day:%Y-%m}", day.replace(day=1), last_of_month(day.year, day.month)


def _quarter(day: date) -> tuple[str, date, date]:
    number = (day.month - 1) // MONTHS_OF_QUARTER + 1
    last_month = number * MONTHS_OF_QUARTER
    begin = date(day.year, last_month - MONTHS_OF_QUARTER + 1, 1)
    return f"{day.year}-Q{number}", begin, last_of_month(day.year, last_month)


_PERIOD = {"week": _week, "month": _month, "quarter": _quarter}


def _with_day(entry: Table, first: date, last: date, calendar: WorkCalendar) -> Table:
    """Return the entry with the days it may fall on and, for a fixed day, the day wanted."""
    item: dict[str, Any] = {**entry, "first": first.isoformat(), "last": last.isoformat()}
    if not isinstance(item.get("wanted"), dict):
        return item
    wanted = _wanted(item["wanted"], first, last, calendar)
    if wanted is None:
        return {**item, "wanted": None, "tolerance": None}
    return {**item, "wanted": wanted.isoformat()}


def _wanted(rule: Table, first: date, last: date, calendar: WorkCalendar) -> date | None:
    """Return the first working day between two days on which a fixed day falls."""
    if set(rule) == {"weekday"}:
        days = (day for day in days_between(first, last) if day.weekday() == rule["weekday"])
        moved = (_moved(day, last, calendar) for day in days)
    else:
        fixed = FixedDay(**rule)
        months = {(day.year, day.month): None for day in days_between(first, last)}
        moved = (calendar.fixed_day(year, month, fixed) for year, month in months)
    return next((day for day in moved if first <= day <= last), None)


def _moved(day: date, last: date, calendar: WorkCalendar) -> date:
    later = next((each for each in days_between(day, last) if calendar.is_workday(each)), None)
    return later or calendar.previous_workday(day)
