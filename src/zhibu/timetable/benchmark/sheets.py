"""The workbook of the classic OptaPlanner example: sheets, columns and words as it writes them.

Sheets and columns are found by their names. Sheets with views and without facts are not read.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from zhibu.core.timetabling.meeting_scheduling.problem import (
    Grain,
    Meeting,
    Person,
    Place,
    Problem,
    Room,
    Weights,
)
from zhibu.timetable.benchmark.entry import Entry, FaultyBenchmarkFile, shown, unlike
from zhibu.timetable.benchmark.given import Given, check_size

GRAIN = 15
"""Minutes of one grain."""
HOUR = 60
WEIGHTS: Mapping[str, str] = {
    "Room conflict": "room_conflict",
    "Don't go in overtime": "overtime",
    "Required attendance conflict": "required_conflict",
    "Required room capacity": "room_capacity",
    "Start and end on same day": "same_day",
    "Required and preferred attendance conflict": "required_and_preferred_conflict",
    "Preferred attendance conflict": "preferred_conflict",
    "Do all meetings as soon as possible": "as_soon_as_possible",
    "One TimeGrain break between two consecutive meetings": "one_break",
    "Overlapping meetings": "overlapping",
    "Assign larger rooms first": "larger_rooms_first",
    "Room stability": "room_stability",
}
"""The name of every constraint in the sheet, and its field of the weights."""
LUNCH = "Lunch hour start time"
HEADERS: Mapping[str, tuple[str, ...]] = {
    "Configuration": ("Constraint", "Weight"),
    "Days": ("Day", "Start", "End", LUNCH),
    "Rooms": ("Name", "Capacity"),
    "Persons": ("Full name",),
    "Meetings": (
        "Topic",
        "Group",
        "Duration",
        "Speakers",
        "Required attendance list",
        "Preferred attendance list",
    ),
}
Rows = dict[str, list[Entry]]


def given_by_workbook(path: Path) -> Given:
    """Return the problem of a workbook, with the places its meetings already have.

    Raises:
        FaultyBenchmarkFile: it is no workbook, or something is missing or unknown; it names the
            sheet, the row and the column.
    """
    rows = _read(path)
    for sheet, name in (("Rooms", "Name"), ("Persons", "Full name")):
        unlike(rows[sheet], name)
    people = tuple(
        Person(id=each.text("Full name"), name=each.text("Full name")) for each in rows["Persons"]
    )
    rooms = tuple(
        Room(id=each.text("Name"), name=each.text("Name"), capacity=each.whole("Capacity", least=1))
        for each in rows["Rooms"]
    )
    names = [person.id for person in people]
    problem = Problem(
        name=path.stem,
        people=people,
        grains=tuple(_grains(rows["Days"])),
        rooms=rooms,
        meetings=tuple(
            _meeting(str(number), each, names) for number, each in enumerate(rows["Meetings"])
        ),
        weights=_weights(rows["Configuration"]),
    )
    check_size(problem)
    placed = dict(_placed(rows["Meetings"], problem))
    return Given(problem=problem, placed=placed, layout="OptaPlanner 工作簿")


def _read(path: Path) -> Rows:
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        sheets = {name: workbook.get_sheet_by_name(name) for name in workbook.sheet_names}
    except (CalamineError, OSError) as fault:
        raise FaultyBenchmarkFile(
            f"{path.name} 不是能打开的 .xlsx 工作簿。", hint="请核对文件。"
        ) from fault
    missing = [name for name in HEADERS if name not in sheets]
    if missing:
        raise FaultyBenchmarkFile(
            f"{path.name} 里没有工作表 {'、'.join(missing)}。",
            hint="写法见 docs/meeting-scheduling.md。",
        )
    return {name: _rows(name, sheets[name], wanted) for name, wanted in HEADERS.items()}


def _rows(name: str, sheet: CalamineSheet, wanted: Sequence[str]) -> list[Entry]:
    """Return the rows below the header, the empty ones left out."""
    table = sheet.to_python(skip_empty_area=False)
    titles = [[str(cell).strip() for cell in cells] for cells in table]
    top = next((at for at, row in enumerate(titles) if row[:1] == [wanted[0]]), None)
    if top is None:
        raise FaultyBenchmarkFile(
            f"工作表 {name} 里没有标题行（第一格应为 {wanted[0]}）。", hint="请核对标题。"
        )
    headers = titles[top]
    missing = [header for header in wanted if header not in headers]
    if missing:
        raise FaultyBenchmarkFile(
            f"工作表 {name} 的标题行缺少 {'、'.join(missing)}。", hint="请核对标题。"
        )
    return [
        Entry(f"工作表 {name} 第{number}行", dict(zip(headers, map(_value, row), strict=False)))
        for number, row in enumerate(table[top + 1 :], start=top + 2)
        if any(cell not in ("", None) for cell in row)
    ]


def _value(cell: Any) -> Any:
    return None if cell == "" else cell


def _weights(rows: list[Entry]) -> Weights:
    found = {}
    for row in rows:
        name = row.text("Constraint")
        if name not in WEIGHTS:
            raise row.fault("Constraint", f"不认识 {shown(name)}")
        found[WEIGHTS[name]] = row.whole("Weight")
    return Weights(**found)


def _grains(days: list[Entry]) -> Iterator[Grain]:
    """Yield the grains of every day from its start to its end, the lunch hour left out."""
    index = 0
    for row in days:
        day = _day(row, "Day").timetuple().tm_yday
        start, end, lunch = (_minute(row, name) for name in ("Start", "End", LUNCH))
        for minute in range(start, end, GRAIN):
            if not lunch <= minute < lunch + HOUR:
                yield Grain(id=str(index), index=index, day=day, minute=minute)
                index += 1


def _meeting(number: str, row: Entry, people: list[str]) -> Meeting:
    """Return the meeting of a row; speakers must come too, but the sheet counts no seat for them.

    A meeting of the group requires everyone.
    """
    speakers, required, preferred = (
        _people(row, name, people)
        for name in ("Speakers", "Required attendance list", "Preferred attendance list")
    )
    if row.text("Group", "").lower() == "y":
        speakers, required, preferred = (), tuple(people), ()
    row.once_each("Required attendance list", (*speakers, *required, *preferred))
    minutes = row.whole("Duration", least=1)
    if minutes % GRAIN:
        raise row.fault("Duration", f"{minutes} 分钟不是{GRAIN}的倍数")
    return Meeting(
        id=number,
        topic=row.text("Topic"),
        length=minutes // GRAIN,
        required=(*speakers, *required),
        preferred=preferred,
        seats=len(required) + len(preferred),
    )


def _people(row: Entry, name: str, known: list[str]) -> tuple[str, ...]:
    names = [part for part in row.text(name, "").split(", ") if part]
    return row.once_each(name, [row.one_of(name, each, known, "工作表 Persons ") for each in names])


def _placed(rows: list[Entry], problem: Problem) -> Iterator[tuple[str, Place]]:
    starts = {(grain.day, grain.minute): grain.index for grain in problem.grains}
    for meeting, row in zip(problem.meetings, rows, strict=True):
        if row.get("Day") is None or row.get("Room") is None:
            continue
        moment = (_day(row, "Day").timetuple().tm_yday, _minute(row, "Starting time"))
        if moment not in starts:
            raise row.fault("Starting time", "工作表 Days 里没有这个时间")
        room = row.known("Room", problem.room, "工作表 Rooms ")
        yield meeting.id, Place(start=starts[moment], room=room)


def _day(row: Entry, name: str) -> date:
    """Read a day such as `Mon 2026-01-05`, the weekday being there or not."""
    value = row.get(name)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).rpartition(" ")[2])
    except ValueError as fault:
        raise row.fault(name, f"写的是 {shown(value)}，应如 Mon 2026-01-05") from fault


def _minute(row: Entry, name: str) -> int:
    """Read a time of day such as `08:15`, in minutes from midnight."""
    value = row.get(name)
    try:
        moment = value if isinstance(value, time) else time.fromisoformat(str(value))
    except ValueError as fault:
        raise row.fault(name, f"写的是 {shown(value)}，应如 08:15") from fault
    return moment.hour * HOUR + moment.minute
