"""Random problems of two or three units with joint items, and their answer in one model."""

from datetime import time

from hypothesis import strategies as st
from tests.core.timetabling.instances import (
    MAIN_MODES,
    MONDAY,
    busy_times,
    day,
    random_placements,
    random_rooms,
    subsets,
)

from zhibu.core.timetabling.descent import Descent
from zhibu.core.timetabling.instance import (
    Instance,
    Item,
    Lecturer,
    Mode,
    Person,
    Reach,
    Spacing,
)
from zhibu.core.timetabling.limits import Limits
from zhibu.core.timetabling.model import build
from zhibu.core.timetabling.stopwatch import Stopwatch

DAYS = 8
PARTS = ((time(9), time(11)), (time(14), time(16)))
ROOM_OR_LINE = (Mode.IN_PERSON, Mode.ONLINE)
MODES = (ROOM_OR_LINE, ROOM_OR_LINE, (Mode.IN_PERSON,), MAIN_MODES)


@st.composite
def unit_people(draw, unit):
    return tuple(
        Person(
            id=f"{unit}-{number}",
            unit=unit,
            busy=draw(busy_times(DAYS)),
            reach=draw(st.sampled_from([Reach.ANY, Reach.ANY, *Reach])),
            weekly_limit=draw(st.sampled_from((None, None, None, 1))),
        )
        for number in range(draw(st.integers(1, 3)))
    )


@st.composite
def block_items(draw, name, who, rooms, lecturers):
    """An item for some of `who`, with make-up sessions more often than not."""
    invited = draw(subsets([one.id for one in who], min_size=1))
    first = draw(st.integers(0, DAYS - 3))
    announced = st.one_of(st.none(), st.none(), random_placements(DAYS, rooms, lecturers))
    return Item(
        id=name,
        unit=who[0].unit,
        people=invited,
        voters=invited,
        quorum=draw(st.sampled_from((0, 0, len(invited) // 2 + 1))),
        minutes=draw(st.sampled_from((60, 60, 120))),
        first=day(first),
        last=day(draw(st.integers(first + 1, DAYS - 1))),
        modes=draw(st.sampled_from(MODES)),
        rooms=draw(st.sampled_from(((), tuple(rooms)))),
        lecturers=draw(st.sampled_from(((), (), tuple(lecturers)))),
        make_ups=draw(st.sampled_from((1, 1, 0, 2))),
        make_up_days=draw(st.sampled_from((5, 2))),
        wanted=draw(st.one_of(st.none(), st.integers(0, DAYS - 1).map(day))),
        part=draw(st.sampled_from((None, 0, 1))),
        announced=draw(announced),
    )


@st.composite
def joint_problems(draw):
    """Problems that fall into blocks: each unit has items, and one or two invite all units."""
    units = ("u1", "u2", "u3")[: draw(st.integers(2, 3))]
    by_unit = {unit: draw(unit_people(unit)) for unit in units}
    rooms = draw(random_rooms(DAYS, 2))
    lecturers = tuple(
        Lecturer(id=f"l{number}", busy=draw(busy_times(DAYS)))
        for number in range(draw(st.integers(0, 2)))
    )
    things = [one.id for one in rooms], [one.id for one in lecturers]
    own = [
        draw(block_items(f"{unit}-item{number}", by_unit[unit], *things))
        for unit in units
        for number in range(draw(st.integers(2, 3)))
    ]
    everybody = tuple(person for unit in units for person in by_unit[unit])
    joint = [
        draw(block_items(f"joint{number}", everybody, *things))
        for number in range(draw(st.integers(1, 2)))
    ]
    order = draw(st.sampled_from(((), tuple(item.id for item in own[:2]))))
    spacings = (Spacing(items=order, min_days=draw(st.integers(0, 2))),) if order else ()
    return Instance(
        first=MONDAY,
        last=day(DAYS - 1),
        people=everybody,
        items=(*joint, *own),
        rooms=rooms,
        lecturers=lecturers,
        spacings=spacings,
        parts=PARTS,
        weekly_limit=draw(st.sampled_from((3, 2))),
    )


def in_one_model(instance, seconds=20.0):
    """The tiers gone down in the whole model, nothing split and nothing pruned."""
    descent = Descent(model=build(instance), limits=Limits(watch=Stopwatch(seconds)))
    return descent, descent.all_tiers()
