"""The JSON of the public meeting-scheduling apps (Timefold and OptaPlanner quickstarts).

References are ids, or objects that have one: the Java app writes ids, the Python app objects.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from zhibu.core.timetabling.meeting_scheduling.problem import (
    Grain,
    Meeting,
    Person,
    Place,
    Problem,
    Room,
    Schedule,
)
from zhibu.core.timetabling.meeting_scheduling.score import Score
from zhibu.timetable.benchmark.entry import Entry, shown, unlike
from zhibu.timetable.benchmark.given import Given, check_size
from zhibu.timetable.benchmark.own_json import unlike_grains

MARKS = ("timeGrains", "meetingAssignments")
"""What a document of this layout has and no other does."""
Document = dict[str, Any]


def is_public(document: object) -> bool:
    """Whether this is the JSON of a public app."""
    return isinstance(document, dict) and all(mark in document for mark in MARKS)


def given_by_public(document: Document) -> Given:
    """Return the problem of a public app's JSON, with the assignments that are in it.

    Raises:
        FaultyBenchmarkFile: anything is missing, unknown or there twice; it names the place.
    """
    top = Entry("", document)
    people, grains, rooms, meetings, assignments = (
        top.entries(name)
        for name in ("people", "timeGrains", "rooms", "meetings", "meetingAssignments")
    )
    for entries in (people, grains, rooms, meetings, assignments):
        unlike(entries)
    unlike_grains(grains, "grainIndex")
    ids = [person.text("id") for person in people]
    problem = Problem(
        people=tuple(Person(id=each.text("id"), name=_said(each, "fullName")) for each in people),
        grains=tuple(_grain(each) for each in grains),
        rooms=tuple(
            Room(id=each.text("id"), name=_said(each, "name"), capacity=each.whole("capacity"))
            for each in rooms
        ),
        meetings=tuple(_meeting(each, ids) for each in meetings),
    )
    check_size(problem)
    of = _assignment_of(assignments, problem, meetings)
    placed = dict(_placed(of, problem))
    pinned = {each: _pin(of[each], placed.get(each)) for each in of if of[each].flag("pinned")}
    return Given(problem=replace(problem, pinned=pinned), placed=placed, layout="公开 JSON")


def in_public(document: Document, schedule: Schedule, score: Score) -> Document:
    """Return the app's own document with every meeting assigned, as the app would load it."""
    entries = Entry("", document)
    grains = {each.whole("grainIndex"): each for each in entries.entries("timeGrains")}
    rooms = {each.text("id"): each for each in entries.entries("rooms")}
    assignments = []
    for assignment in entries.entries("meetingAssignments"):
        place = schedule[_id_of(assignment.get("meeting"))]
        grain, room = grains[place.start], rooms[place.room]
        assignments.append(
            {**assignment.values, "startingTimeGrain": grain.get("id"), "room": room.get("id")}
        )
    return {**document, "meetingAssignments": assignments, "score": str(score)}


def public_of(problem: Problem, schedule: Schedule, score: Score) -> Document:
    """Return a problem from another layout as the public apps write it."""
    starts = {grain.index: grain.id for grain in problem.grains}
    return {
        "people": [{"id": each.id, "fullName": each.name} for each in problem.people],
        "timeGrains": [
            {
                "id": each.id,
                "grainIndex": each.index,
                "dayOfYear": each.day,
                "startingMinuteOfDay": each.minute,
            }
            for each in problem.grains
        ],
        "rooms": [
            {"id": each.id, "name": each.name, "capacity": each.capacity} for each in problem.rooms
        ],
        "meetings": [_public_meeting(each) for each in problem.meetings],
        "meetingAssignments": [
            {
                "id": each.id,
                "meeting": each.id,
                "pinned": each.id in problem.pinned,
                "startingTimeGrain": starts[schedule[each.id].start],
                "room": schedule[each.id].room,
            }
            for each in problem.meetings
        ],
        "score": str(score),
        "solverStatus": "NOT_SOLVING",
    }


def _public_meeting(meeting: Meeting) -> Document:
    numbers = iter(range(1, len(meeting.required) + len(meeting.preferred) + 1))
    required, preferred = (
        [
            {"id": f"{meeting.id}-{next(numbers)}", "person": person, "meeting": meeting.id}
            for person in people
        ]
        for people in (meeting.required, meeting.preferred)
    )
    return {
        "id": meeting.id,
        "topic": meeting.topic,
        "durationInGrains": meeting.length,
        "speakers": [],
        "content": "",
        "entireGroupMeeting": False,
        "requiredAttendances": required,
        "preferredAttendances": preferred,
    }


def _grain(entry: Entry) -> Grain:
    return Grain(
        id=entry.text("id"),
        index=entry.whole("grainIndex"),
        day=entry.whole("dayOfYear"),
        minute=entry.whole("startingMinuteOfDay"),
    )


def _meeting(entry: Entry, people: Iterable[str]) -> Meeting:
    required, preferred = (
        entry.once_each(name, [each.known("person", people, "people ") for each in attendances])
        for name in ("requiredAttendances", "preferredAttendances")
        for attendances in [entry.entries(name, optional=True)]
    )
    return Meeting(
        id=entry.text("id"),
        topic=_said(entry, "topic"),
        length=entry.whole("durationInGrains", least=1),
        required=required,
        preferred=preferred,
        seats=len(required) + len(preferred),
    )


def _assignment_of(
    assignments: list[Entry], problem: Problem, meetings: list[Entry]
) -> dict[str, Entry]:
    """Return the assignment of each meeting; each must have one, and no more."""
    found: dict[str, Entry] = {}
    for entry in assignments:
        meeting = entry.known("meeting", problem.meeting, "meetings ")
        if meeting in found:
            raise entry.fault("meeting", f"{shown(meeting)} 已在{found[meeting].place}")
        found[meeting] = entry
    for entry in meetings:
        if entry.text("id") not in found:
            raise entry.fault("id", "meetingAssignments 里没有这场会议")
    return found


def _placed(of: Mapping[str, Entry], problem: Problem) -> Iterator[tuple[str, Place]]:
    grains = {grain.id: grain.index for grain in problem.grains}
    for meeting, entry in of.items():
        if entry.get("startingTimeGrain") is not None and entry.get("room") is not None:
            start = grains[entry.known("startingTimeGrain", grains, "timeGrains ")]
            yield meeting, Place(start=start, room=entry.known("room", problem.room, "rooms "))


def _pin(entry: Entry, place: Place | None) -> Place:
    if place is None:
        raise entry.fault("pinned", "不能动，却没有写时间和会议室")
    return place


def _id_of(value: object) -> str:
    return str(value["id"] if isinstance(value, dict) else value)


def _said(entry: Entry, name: str) -> str:
    return entry.text(name) if entry.get(name) not in (None, "") else ""
