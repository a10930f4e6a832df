"""Small files of the public benchmark in both layouts, written by the tests themselves."""

import copy
import json

import xlsxwriter

PEOPLE = ("Ann Able", "Ben Best", "Cai Chu", "Dan Dee")
PUBLIC = {
    "people": [{"id": str(n), "fullName": name} for n, name in enumerate(PEOPLE)],
    "timeGrains": [
        {
            "id": str(n + 1),
            "grainIndex": n + 1,
            "dayOfYear": 32 + n // 4,
            "startingMinuteOfDay": 480 + 15 * (n % 4),
        }
        for n in range(8)
    ],
    "rooms": [
        {"id": "R1", "name": "Room 1", "capacity": 6},
        {"id": "R2", "name": "Room 2", "capacity": 3},
    ],
    "meetings": [
        {
            "id": "0",
            "topic": "Plan",
            "durationInGrains": 2,
            "speakers": [],
            "content": "",
            "entireGroupMeeting": False,
            "requiredAttendances": [{"id": "0-1", "person": "0", "meeting": "0"}],
            "preferredAttendances": [{"id": "0-2", "person": "1", "meeting": "0"}],
        },
        {
            "id": "1",
            "topic": "Review",
            "durationInGrains": 3,
            "requiredAttendances": [
                {"id": "1-1", "person": {"id": "0", "fullName": "Ann Able"}, "meeting": "1"},
                {"id": "1-2", "person": {"id": "2", "fullName": "Cai Chu"}, "meeting": "1"},
            ],
            "preferredAttendances": [],
        },
    ],
    "meetingAssignments": [
        {"id": "0", "meeting": "0", "pinned": False, "startingTimeGrain": None, "room": None},
        {"id": "1", "meeting": "1", "pinned": False, "startingTimeGrain": None, "room": None},
    ],
    "score": None,
    "solverStatus": "NOT_SOLVING",
}

WEIGHTS = (
    ("Room conflict", 1),
    ("Don't go in overtime", 1),
    ("Required attendance conflict", 1),
    ("Required room capacity", 1),
    ("Start and end on same day", 1),
    None,
    ("Required and preferred attendance conflict", 1),
    ("Preferred attendance conflict", 1),
    None,
    ("Do all meetings as soon as possible", 1),
    ("One TimeGrain break between two consecutive meetings", 100),
    ("Overlapping meetings", 10),
    ("Assign larger rooms first", 1),
    ("Room stability", 1),
)
MEETING_HEADER = (
    "Topic",
    "Group",
    "Duration",
    "Speakers",
    "Content",
    "Required attendance list",
    "Preferred attendance list",
    "Day",
    "Starting time",
    "Room",
)
SHEETS = {
    "Configuration": [
        ("Mon 2026-01-05 09:00",),
        (),
        ("Constraint", "Weight", "Description"),
        *((*row, "") if row else () for row in WEIGHTS),
    ],
    "Days": [
        ("Day", "Start", "End", "Lunch hour start time"),
        ("Mon 2026-01-05", "11:00", "14:00", "12:00"),
        ("Tue 2026-01-06", "08:00", "09:00", "12:00"),
    ],
    "Rooms": [("Name", "Capacity"), ("R 1", 6), ("R 2", 3)],
    "Persons": [("Full name",), *((name,) for name in PEOPLE)],
    "Meetings": [
        MEETING_HEADER,
        ("Plan", "", 30, "", "", "Ann Able", "Ben Best, Cai Chu", "", "", ""),
        ("Speech", "", 45, "Dan Dee", "", "Ann Able", "", "Tue 2026-01-06", "08:15", "R 2"),
        ("All hands", "Y", 15, "Dan Dee", "", "", "", "", "", ""),
    ],
    "Rooms view": [("",), ("Room", "11:00")],
}


def public(path=None, value=None):
    """The public JSON with the value at a path such as `rooms/0/capacity` set, or gone (...)."""
    document = copy.deepcopy(PUBLIC)
    if path is not None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
        spot = document
        for step in way:
            spot = spot[step]
        if value is ...:
            del spot[last]
        else:
            spot[last] = value
    return document


def saved(folder, document, name="public.json"):
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return path


def workbook(folder, changes=None, without=None, name="small.xlsx"):
    """The workbook with cells set, `{"Rooms": {(1, 1): 7}}` by row and column from 0."""
    path = folder / name
    with xlsxwriter.Workbook(str(path)) as book:
        for sheet, rows in SHEETS.items():
            if sheet == without:
                continue
            page = book.add_worksheet(sheet)
            cells = {
                (row, column): value
                for row, values in enumerate(rows)
                for column, value in enumerate(values)
            }
            for (row, column), value in {**cells, **(changes or {}).get(sheet, {})}.items():
                page.write(row, column, value)
    return path
