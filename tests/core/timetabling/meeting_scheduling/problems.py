"""Small benchmark problems, made by hand and by hypothesis."""

from hypothesis import strategies as st

from zhibu.core.timetabling.meeting_scheduling.problem import (
    Grain,
    Meeting,
    Person,
    Place,
    Problem,
    Room,
    Weights,
)

DAY = 4
"""Grains of a day in these problems."""


def grains(count, first=0, day=DAY):
    return tuple(
        Grain(id=f"g{index}", index=first + index, day=1 + index // day, minute=480 + 15 * index)
        for index in range(count)
    )


def rooms(*capacities):
    return tuple(Room(id=f"r{n}", capacity=seats) for n, seats in enumerate(capacities))


def meeting(name, length=1, required="", preferred="", seats=None):
    """A meeting of people named by one letter each."""
    seats = len(required) + len(preferred) if seats is None else seats
    return Meeting(
        id=name, length=length, required=tuple(required), preferred=tuple(preferred), seats=seats
    )


def problem(*meetings, capacities=(10, 10), count=2 * DAY, first=0, **more):
    named = {person for each in meetings for person in (*each.required, *each.preferred)}
    return Problem(
        people=tuple(Person(id=name) for name in sorted(named)),
        grains=grains(count, first),
        rooms=rooms(*capacities),
        meetings=meetings,
        **more,
    )


def schedule(**places):
    """A schedule from `name=(start, room number)`."""
    return {name: Place(start=start, room=f"r{room}") for name, (start, room) in places.items()}


@st.composite
def problems(draw, most_meetings=3, most_grains=5):
    people = "abc"
    made = []
    for number in range(draw(st.integers(1, most_meetings))):
        roles = [draw(st.sampled_from(("", "required", "preferred"))) for _ in people]
        named = {
            role: "".join(p for p, given in zip(people, roles, strict=True) if given == role)
            for role in ("required", "preferred")
        }
        made.append(meeting(f"m{number}", draw(st.integers(1, 3)), **named))
    weights = Weights(
        required_and_preferred_conflict=draw(st.sampled_from((1, 2))),
        one_break=draw(st.sampled_from((0, 1, 100))),
        overlapping=draw(st.sampled_from((0, 10))),
    )
    return problem(
        *made,
        capacities=draw(st.lists(st.integers(1, 4), min_size=1, max_size=2)),
        count=draw(st.integers(1, most_grains)),
        first=draw(st.sampled_from((0, 1))),
        weights=weights,
    )
