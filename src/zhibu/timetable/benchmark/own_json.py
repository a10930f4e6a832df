"""Our own INSTANCE.json of the benchmark: the problem as it is, nothing left to guess."""

from dataclasses import asdict, fields, replace
from typing import Any

from zhibu.core.timetabling.meeting_scheduling.problem import (
    Grain,
    Meeting,
    Person,
    Place,
    Problem,
    Room,
    Schedule,
    Weights,
)
from zhibu.timetable.benchmark.entry import Entry, FaultyBenchmarkFile, shown, unlike
from zhibu.timetable.benchmark.given import Given, check_size

FORMAT = "meeting-scheduling"
Document = dict[str, Any]


def document_of(given: Given) -> Document:
    """Return the INSTANCE.json of a problem."""
    problem = given.problem
    return {
        "format": FORMAT,
        "name": problem.name,
        "people": [asdict(person) for person in problem.people],
        "grains": [asdict(grain) for grain in problem.grains],
        "rooms": [asdict(room) for room in problem.rooms],
        "meetings": [_plain_meeting(meeting) for meeting in problem.meetings],
        "pinned": plain_schedule(problem.pinned),
        "schedule": plain_schedule(given.placed),
        "weights": asdict(problem.weights),
    }


def given_by(document: Document) -> Given:
    """Return the problem of an INSTANCE.json.

    Raises:
        FaultyBenchmarkFile: anything is missing, unknown or there twice; it names the place.
    """
    top = Entry("", document)
    people = top.entries("people", optional=True)
    grains, rooms, meetings = (top.entries(name) for name in ("grains", "rooms", "meetings"))
    for entries in (people, grains, rooms, meetings):
        unlike(entries)
    unlike_grains(grains, "index")
    ids = {person.text("id") for person in people}
    problem = Problem(
        name=_said(top, "name"),
        people=tuple(Person(id=each.text("id"), name=_said(each, "name")) for each in people),
        grains=tuple(_grain(each) for each in grains),
        rooms=tuple(
            Room(id=each.text("id"), name=_said(each, "name"), capacity=each.whole("capacity"))
            for each in rooms
        ),
        meetings=tuple(_meeting(each, ids) for each in meetings),
        weights=_weights(document),
    )
    check_size(problem)
    placed = schedule_of(document, "schedule", problem)
    pinned = schedule_of(document, "pinned", problem)
    return Given(
        problem=replace(problem, pinned=pinned), placed={**placed, **pinned}, layout=FORMAT
    )


def plain_schedule(schedule: Schedule) -> Document:
    """Return a schedule as JSON."""
    return {meeting: asdict(place) for meeting, place in schedule.items()}


def schedule_of(document: Document, name: str, problem: Problem) -> Schedule:
    """Return the schedule under a name; meetings, grains and rooms must be known."""
    written = document.get(name) or {}
    if not isinstance(written, dict):
        raise FaultyBenchmarkFile(f"{name}：写的是 {shown(written)}，应为 {{ }}。")
    schedule = {}
    for meeting, place in written.items():
        entry = Entry(f"{name} {meeting}", place if isinstance(place, dict) else {})
        if meeting not in problem.meeting:
            raise entry.fault("会议", f"meetings 里没有 {shown(meeting)}")
        start = entry.whole("start")
        if start not in problem.day_of:
            raise entry.fault("start", f"grains 里没有 {start}")
        room = entry.known("room", problem.room, "rooms ")
        schedule[meeting] = Place(start=start, room=room)
    return schedule


def unlike_grains(grains: list[Entry], name: str) -> None:
    """Refuse two grains of the same index."""
    unlike([Entry(each.place, {name: str(each.whole(name))}) for each in grains], name)


def _grain(entry: Entry) -> Grain:
    return Grain(
        id=entry.text("id"),
        index=entry.whole("index"),
        day=entry.whole("day"),
        minute=entry.whole("minute"),
    )


def _meeting(entry: Entry, people: set[str]) -> Meeting:
    required = entry.all_known("required", people, "people ")
    preferred = entry.all_known("preferred", people, "people ")
    return Meeting(
        id=entry.text("id"),
        topic=_said(entry, "topic"),
        length=entry.whole("length", least=1),
        required=required,
        preferred=preferred,
        seats=entry.whole("seats", default=len(required) + len(preferred)),
    )


def _plain_meeting(meeting: Meeting) -> Document:
    people = {"required": list(meeting.required), "preferred": list(meeting.preferred)}
    return {**asdict(meeting), **people}


def _weights(document: Document) -> Weights:
    entry = Entry("weights", document.get("weights") or {})
    usual = Weights()
    return Weights(
        **{
            each.name: entry.whole(each.name, default=getattr(usual, each.name))
            for each in fields(Weights)
        }
    )


def _said(entry: Entry, name: str) -> str:
    return entry.text(name) if entry.get(name) not in (None, "") else ""
