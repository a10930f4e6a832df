"""Files for `zhibu timetable`, and the command as one types it."""

import json
from copy import deepcopy

from zhibu.cli import main

INSTANCE = {
    "format": "timetable",
    "name": "一个支部的三月",
    "first": "2026-03-02",
    "last": "2026-03-20",
    "people": [
        {"id": "ann", "name": "安", "unit": "u1"},
        {
            "id": "bob",
            "name": "鲍",
            "unit": "u1",
            "busy": [{"start": "2026-03-02T08:00", "end": "2026-03-07T18:00", "why": "出差"}],
        },
        {"id": "old", "name": "欧", "unit": "u1", "reach": "visit", "weekly_limit": None},
    ],
    "items": [
        {
            "id": "lecture",
            "name": "党课",
            "unit": "u1",
            "people": ["ann", "bob", "old"],
            "minutes": 120,
            "last": "2026-03-06",
            "rooms": ["hall"],
            "lecturers": ["li"],
            "wanted": {"day_of_month": 5},
            "tolerance": 2,
        },
        {
            "id": "meeting",
            "name": "支委会",
            "people": ["ann", "bob"],
            "voters": ["ann", "bob"],
            "quorum": 2,
            "minutes": 60,
            "first": "2026-03-09",
            "last": "2026-03-20",
            "announced": {"start": "2026-03-10T14:00", "mode": "in_person"},
            "is_pinned": False,
        },
    ],
    "rooms": [
        {
            "id": "hall",
            "name": "礼堂",
            "seats": 20,
            "owner": "u1",
            "bookings": [{"start": "2026-03-05T14:00", "end": "2026-03-05T17:00"}],
        }
    ],
    "lecturers": [{"id": "li", "name": "李老师", "busy": [], "person": None}],
    "spacings": [{"items": ["lecture", "meeting"], "min_days": 3, "max_days": None}],
    "calendar": {"holidays": ["2026-03-06"], "workdays": ["2026-03-07"]},
    "parts": [["09:00", "12:00"], ["14:00", "17:00"]],
    "grain": 60,
}

SOLUTION = {
    "status": "optimal",
    "cost": {"unplaced": 0, "missed": 1, "worst": "1", "told": 0, "burden": 5, "wishes": 0},
    "bound": {"unplaced": 0, "missed": 1, "worst": "1", "told": 0, "burden": 5, "wishes": 0},
    "gap": 0.0,
    "timetable": {
        "held": [
            {
                "item": "lecture",
                "main": {
                    "start": "2026-03-05T09:00",
                    "mode": "in_person",
                    "room": "hall",
                    "lecturer": "li",
                },
                "make_ups": [
                    {
                        "placement": {"start": "2026-03-09T10:00", "mode": "online"},
                        "people": ["bob"],
                    }
                ],
            },
            {"item": "meeting", "main": {"start": "2026-03-10T14:00", "mode": "in_person"}},
        ]
    },
    "unplaced": [],
    "coverage": [
        {"person": "ann", "takes_part": {"lecture": "in_person", "meeting": "in_person"}},
        {"person": "bob", "takes_part": {"lecture": "make_up", "meeting": "in_person"}},
        {"person": "old", "takes_part": {"lecture": "missed"}},
    ],
    "seconds": 0.5,
}
"""A timetable of INSTANCE that keeps all rules, with what it costs."""


def saved(folder, document, name="instance.json"):
    """The file with a document; text is written as it stands."""
    path = folder / name
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def changed(document, path, value):
    """The document with one place changed, given like people/2/reach; `...` takes it out."""
    document = deepcopy(document)
    *steps, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place = document
    for step in steps:
        place = place[step]
    if value is ...:
        del place[last]
    elif isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value
    return document


def timetable(*words):
    """The exit code of `zhibu timetable …`."""
    return main(["timetable", *map(str, words)])


def check(folder, instance=INSTANCE, solution=SOLUTION, *words):
    """The exit code of checking a solution against an instance."""
    files = saved(folder, instance), saved(folder, solution, "solution.json")
    return timetable("check", *files, *words)
