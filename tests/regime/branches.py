"""BRANCH.json files for tests: a small branch in order, and one with something changed."""

import json
from copy import deepcopy

from zhibu.cli import main

BRANCH = {
    "name": "示例党支部",
    "kind": "ordinary",
    "people": [
        {
            "id": "p1",
            "name": "张三",
            "status": "full",
            "voting": True,
            "groups": ["g1"],
            "retired": False,
            "frail": False,
            "away_from": None,
        },
        {"id": "p2", "status": "full"},
        {"id": "p3", "status": "full"},
        {"id": "p4", "status": "probationary"},
    ],
    "posts": [{"person": "p1", "post": "secretary", "from": "2024-05-10", "until": None}],
    "groups": [{"id": "g1", "leader": "p1"}],
    "meetings": [
        {
            "kind": "members",
            "date": "2026-02-03",
            "group": None,
            "attended": ["p1", "p2"],
            "voters_due": None,
        },
        {"id": "m-march", "kind": "group", "date": "2026-03-05", "group": "g1"},
    ],
    "talks": [{"date": "2026-02-10", "a": "p1", "b": "p2"}],
    "elected_on": "2024-05-10",
}


def saved(folder, document, name="branch.json"):
    """The file with a document; text is written as it stands."""
    path = folder / name
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def changed(path, value):
    """The branch with one place changed, given like people/2/status; `...` takes it out."""
    document = deepcopy(BRANCH)
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


def due(path, *words):
    """The exit code of `zhibu regime due`, on the day of all tests unless another is given."""
    on = () if "--on" in words else ("--on", "2026-11-24")
    return main(["regime", "due", str(path), *on, *words])
