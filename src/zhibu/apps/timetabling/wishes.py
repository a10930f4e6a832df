"""What an officer asks for, item by item: the values between the form, the record and the core."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from zhibu.apps.meetings.models import Meeting
from zhibu.core.timetabling.instance import Mode

Kind = Meeting.Kind

STUDY = (Mode.IN_PERSON, Mode.HYBRID, Mode.ONLINE)
TOGETHER = (Mode.IN_PERSON, Mode.HYBRID)
ROOM_ONLY = (Mode.IN_PERSON,)
ONLINE_ONLY = (Mode.ONLINE,)
HOW = {"study": STUDY, "together": TOGETHER, "room": ROOM_ONLY, "online": ONLINE_ONLY}
"""Which modes a choice of the page stands for."""
HOW_NAMES = {
    "study": "现场优先，也可线上",
    "together": "现场，必要时加线上",
    "room": "只在现场",
    "online": "只在线上",
}
USUAL_HOW = {
    Kind.COMMITTEE: "room",
    Kind.MEMBERS: "together",
    Kind.ORGANISATIONAL_LIFE: "together",
    Kind.APPRAISAL: "together",
}
"""Kinds that vote or criticise meet in a room; the others are study."""
USUAL_MINUTES = {
    Kind.COMMITTEE: 60,
    Kind.GROUP: 60,
    Kind.LECTURE: 90,
    Kind.MEMBERS: 90,
    Kind.THEME_DAY: 120,
    Kind.ORGANISATIONAL_LIFE: 150,
    Kind.APPRAISAL: 120,
}
ANOTHER_KIND = 30
"""Minutes more for each further kind held in the same sitting."""
LONGEST = 180
"""A session lies within a morning or an afternoon."""


def usual_minutes(kinds: tuple[str, ...]) -> int:
    """How long a sitting of these kinds usually takes."""
    longest = max(USUAL_MINUTES[Kind(kind)] for kind in kinds)
    return min(LONGEST, longest + ANOTHER_KIND * (len(kinds) - 1))


def usual_how(kinds: tuple[str, ...]) -> str:
    """In which modes a sitting of these kinds is usually held: the strictest of them."""
    ways = {USUAL_HOW.get(Kind(kind), "study") for kind in kinds}
    return next(way for way in ("room", "together", "study") if way in ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One item to be placed, as asked.

    key: the id of the item. kinds, group, title: what it will be as a meeting. meeting,
    revision: the meeting that is moved and its revision then; None for a new one. how: a key
    of HOW. part: 0 morning, 1 afternoon, None either. needs_room false: it needs none, or
    has a `place` that is on no list.
    """

    key: str
    kinds: tuple[str, ...]
    title: str = ""
    group: int | None = None
    group_name: str = ""
    meeting: int | None = None
    revision: int = 0
    first: date
    last: date
    minutes: int
    how: str = "study"
    part: int | None = None
    needs_room: bool = True
    needs_lecturer: bool = False
    make_ups: int = 1
    wanted: date | None = None
    place: str = ""

    @property
    def name(self) -> str:
        """The kinds in words, and whose meeting it is."""
        names = "、".join(str(Kind(kind).label) for kind in self.kinds)
        return f"{names}（{self.group_name}）" if self.group_name else names

    @property
    def modes(self) -> tuple[Mode, ...]:
        """In which modes its main session may be held."""
        return HOW[self.how]

    def plain(self) -> dict[str, Any]:
        """Return the wish as JSON holds it."""
        table = asdict(self)
        return {name: _plain(value) for name, value in table.items()}


def wish_from(table: Mapping[str, Any]) -> Wish:
    """Return the wish of a table written by `plain`."""
    days = {"first", "last", "wanted"}
    known = {field.name for field in fields(Wish)}
    facts = {
        name: date.fromisoformat(value) if name in days and value else value
        for name, value in table.items()
        if name in known
    }
    return Wish(**facts | {"kinds": tuple(table["kinds"])})


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
