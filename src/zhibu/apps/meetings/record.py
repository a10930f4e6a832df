"""What a recorder hands in when a meeting is over: plain values, judged by the services."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from unicodedata import category

from zhibu.apps.meetings.models import Attendance

CAME = frozenset({Attendance.Came.PRESENT, Attendance.Came.ONLINE})
"""Counts as present (实到); the same in queries/facts.py."""
FRAIL = "年老体弱"
"""The reason nobody is pressed for: what was studied is sent home (教育条例 第二十三条)."""
REASONS = ("出差", "抽调", "病假", FRAIL, "其他")
LONGEST_MINUTES = 20_000
_KEPT = {"\n", "\t"}
_NOT_ON_PAPER = {"Cc", "Cs"}
"""Unicode categories: control characters and halves of a character."""


def plain(text: str) -> str:
    """Drop control characters that no paper can show; a line break of any kind is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return "".join(char for char in text if char in _KEPT or category(char) not in _NOT_ON_PAPER)


@dataclass(frozen=True, kw_only=True)
class AttendanceLine:
    """Whether one person came; `came` is a value of Attendance.Came."""

    person_id: int
    came: str = Attendance.Came.PRESENT
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class VoteLine:
    """A matter put to the vote and the votes counted; who was due follows from the ticks."""

    subject: str
    yes: int
    no: int = 0
    abstained: int = 0
    is_secret: bool = False

    @property
    def counted(self) -> int:
        """All votes counted."""
        return self.yes + self.no + self.abstained


@dataclass(frozen=True, kw_only=True)
class FollowUpLine:
    """A decision or promise with its owner and last day; `id` is set for one on record."""

    text: str
    owner_id: int | None
    due_on: date | None
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, kw_only=True)
class Record:
    """The whole record of one meeting. Times are local; `hours` are study hours (学时)."""

    on: date
    attendance: tuple[AttendanceLine, ...]
    minutes: str
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    title: str = ""
    chair_id: int | None = None
    recorder_id: int | None = None
    hours: Decimal | None = None
    votes: tuple[VoteLine, ...] = ()
    follow_ups: tuple[FollowUpLine, ...] = ()

    def __post_init__(self) -> None:
        """Put people in one order and free the text of what no paper can show."""
        lines = tuple(sorted(self.attendance, key=lambda line: line.person_id))
        object.__setattr__(self, "attendance", lines)
        object.__setattr__(self, "minutes", plain(self.minutes).strip())

    @property
    def present(self) -> frozenset[int]:
        """Primary keys of those who came."""
        return frozenset(line.person_id for line in self.attendance if line.came in CAME)
