"""Made-up zones of the usual size, to try the solver on: same seed, same zone."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from zhibu.core.timetabling.instance import (
    Instance,
    Item,
    Lecturer,
    Mode,
    Person,
    Placement,
    Reach,
    Room,
    Spacing,
    Span,
)
from zhibu.core.workdays.calendar import WorkCalendar

MONTHS_FROM = date(2026, 3, 2)
"""A Monday; thirteen weeks from here hold no long holiday but 清明 and 五一."""
FAMILY = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁"
GIVEN = "伟芳娜敏静强磊军洋勇艳杰娟涛明超兰霞平刚"
REACHES = (Reach.ANY,) * 15 + (Reach.ONLINE, Reach.IN_PERSON, Reach.VISIT)
TRIPS = (("出差", 3), ("请假", 5), ("学习", 4))
COMMITTEE = 4
WITH_VIDEO, NOT_ANNOUNCED = 0.7, 0.5
WEEK = timedelta(days=7)


def zone_quarter(
    *,
    zones: int = 1,
    branches: int = 8,
    people_per_branch: int = 18,
    weeks: int = 13,
    seed: int = 1,
) -> Instance:
    """Return zones of branches with a quarter's obligations; zones share two lecturers."""
    chance = Random(seed)  # noqa: S311 -- an example, not a secret
    last = MONTHS_FROM + weeks * WEEK - timedelta(days=1)
    made = [
        _Zone(f"z{number}", branches, people_per_branch, last, chance) for number in range(zones)
    ]
    city = tuple(
        Lecturer(id=f"city{n}", name=f"市级讲师{n + 1}", busy=tuple(_trips(chance, last, 3)))
        for n in range(2)
    )
    return Instance(
        name=f"{zones}个协作区，每区{branches}个支部，{weeks}周",
        first=MONTHS_FROM,
        last=last,
        people=tuple(person for zone in made for person in zone.people),
        items=tuple(item for zone in made for item in zone.items),
        rooms=tuple(room for zone in made for room in zone.rooms),
        lecturers=(*city, *(lecturer for zone in made for lecturer in zone.lecturers)),
        spacings=tuple(spacing for zone in made for spacing in zone.spacings),
        calendar=WorkCalendar(),
        weekly_limit=2,
    )


class _Zone:
    """One zone while it is being made."""

    def __init__(self, name: str, branches: int, size: int, last: date, chance: Random) -> None:
        self.name, self.last, self.chance = name, last, chance
        self.people: list[Person] = []
        self.items: list[Item] = []
        self.spacings: list[Spacing] = []
        hall = Room(id=f"{name}-hall", name="协作区报告厅", seats=150, has_video=True)
        self.rooms = [hall]
        self.lecturers = [
            Lecturer(id=f"{name}-l{n}", name=f"区讲师{n + 1}", busy=tuple(_trips(chance, last, 2)))
            for n in range(3)
        ]
        for number in range(branches):
            self._add_branch(f"{name}-b{number}", size)
        self._add_joint_lecture()

    def _add_branch(self, unit: str, size: int) -> None:
        chance = self.chance
        # The committee works on the spot; of the others some are far away or at home.
        reaches = [Reach.ANY if n < COMMITTEE else chance.choice(REACHES) for n in range(size)]
        people = [
            _person(f"{unit}-p{n}", unit, chance, self.last, reach)
            for n, reach in enumerate(reaches)
        ]
        self.people += people
        own = Room(
            id=f"{unit}-room",
            name="支部活动室",
            seats=size + 2,
            has_video=chance.random() < WITH_VIDEO,
            owner=unit,
            bookings=tuple(_trips(chance, self.last, 2)),
        )
        self.rooms.append(own)
        ids = tuple(person.id for person in people)
        voters = tuple(p.id for p in people if p.reach is not Reach.VISIT)[: size - 2]
        rooms = (own.id, f"{self.name}-hall")
        themes = []
        for first, until in _months(MONTHS_FROM, self.last):
            self._add_month(unit, ids, rooms, first, until)
            themes.append(f"{unit}-theme-{first:%m}")
        self.spacings.append(Spacing(items=tuple(themes), min_days=14, max_days=45))
        self._add_quarter(unit, ids, voters, rooms)

    def _add_month(
        self,
        unit: str,
        ids: tuple[str, ...],
        rooms: tuple[str, str],
        first: date,
        until: date,
    ) -> None:
        """Add the theme day, the committee and both group meetings of a month."""
        month: dict[str, Any] = {"unit": unit, "first": first, "last": until}
        theme = Item(
            id=f"{unit}-theme-{first:%m}",
            name=f"{first.month}月主题党日",
            people=ids,
            minutes=120,
            rooms=rooms,
            wanted=max(first, min(first.replace(day=15), until)),
            part=1,
            **month,
        )
        committee = Item(
            id=f"{unit}-committee-{first:%m}",
            name=f"{first.month}月支委会",
            people=ids[:COMMITTEE],
            voters=ids[:COMMITTEE],
            quorum=COMMITTEE - 1,
            minutes=60,
            rooms=rooms[:1],
            modes=(Mode.IN_PERSON,),
            make_ups=0,
            **month,
        )
        groups = [
            Item(
                id=f"{unit}-group{number}-{first:%m}",
                name=f"{first.month}月第{number + 1}党小组会",
                people=ids[number::2],
                minutes=60,
                rooms=rooms[:1],
                **month,
            )
            for number in range(2)
        ]
        self.items += [theme, committee, *groups]

    def _add_quarter(
        self,
        unit: str,
        ids: tuple[str, ...],
        voters: tuple[str, ...],
        rooms: tuple[str, str],
    ) -> None:
        """Add what comes once a quarter: the members' meeting and a lecture."""
        quarter: dict[str, Any] = {
            "unit": unit,
            "people": ids,
            "first": MONTHS_FROM,
            "last": self.last,
        }
        members = Item(
            id=f"{unit}-members",
            name="支部党员大会",
            voters=voters,
            quorum=len(voters) // 2 + 1,
            minutes=120,
            rooms=rooms,
            modes=(Mode.IN_PERSON, Mode.HYBRID),
            announced=_announced(self.chance, rooms[0]),
            **quarter,
        )
        lecture = Item(
            id=f"{unit}-lecture",
            name="党课",
            minutes=60,
            rooms=rooms,
            lecturers=(*(lecturer.id for lecturer in self.lecturers), "city0", "city1"),
            **quarter,
        )
        self.items += [members, lecture]

    def _add_joint_lecture(self) -> None:
        self.items.append(
            Item(
                id=f"{self.name}-joint",
                name="协作区联合党课",
                unit="",
                people=tuple(person.id for person in self.people),
                minutes=120,
                first=MONTHS_FROM,
                last=self.last,
                rooms=(f"{self.name}-hall",),
                lecturers=("city0", "city1"),
                make_ups=1,
            )
        )


def _months(since: date, until: date) -> Iterator[tuple[date, date]]:
    first = since
    while first <= until:
        following = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
        yield first, min(until, following - timedelta(days=1))
        first = following


def _person(identity: str, unit: str, chance: Random, last: date, reach: Reach) -> Person:
    name = chance.choice(FAMILY) + "".join(chance.choices(GIVEN, k=2))
    busy = [*_trips(chance, last, 3), *_duty(chance, last), *_appointments(chance, last)]
    return Person(id=identity, name=name, unit=unit, busy=tuple(sorted(busy)), reach=reach)


def _trips(chance: Random, last: date, most: int) -> Iterator[Span]:
    length = (last - MONTHS_FROM).days
    for _ in range(chance.randint(0, most)):
        why, days = chance.choice(TRIPS)
        first = MONTHS_FROM + timedelta(days=chance.randrange(length))
        until = first + timedelta(days=chance.randint(1, days))
        yield Span(datetime.combine(first, time()), datetime.combine(until, time()), why)


def _duty(chance: Random, last: date) -> Iterator[Span]:
    """A fixed half-day a week that a person is on duty."""
    day = MONTHS_FROM + timedelta(days=chance.randrange(5))
    starts, ends = chance.choice(((time(9), time(12)), (time(14), time(18))))
    while day <= last:
        yield Span(datetime.combine(day, starts), datetime.combine(day, ends), "值班")
        day += WEEK


def _appointments(chance: Random, last: date) -> Iterator[Span]:
    """Two or three appointments a week of one to three hours."""
    week = MONTHS_FROM
    while week <= last:
        for _ in range(chance.randint(1, 3)):
            day = week + timedelta(days=chance.randrange(5))
            start = datetime.combine(day, time(chance.choice((9, 10, 11, 14, 15, 16))))
            yield Span(start, start + timedelta(hours=chance.randint(1, 3)), "日历")
        week += WEEK


def _announced(chance: Random, room: str) -> Placement | None:
    if chance.random() < NOT_ANNOUNCED:
        return None
    day = MONTHS_FROM + timedelta(days=7 * chance.randrange(2, 5) + chance.randrange(5))
    return Placement(start=datetime.combine(day, time(14)), mode=Mode.IN_PERSON, room=room)
