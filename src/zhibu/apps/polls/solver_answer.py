"""What the solver says of the meeting of a poll, as a value that JSON holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """Somebody who would miss it, by primary key, and why in a word or two."""

    person: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SolverAnswer:
    """The best time by diary, or why there is none.

    `start` is None, and `reason` says why, when no time will do. `digest` names the state of
    the records it was computed from, `asked_at` when. `is_proven`: no time is better.
    """

    asked_at: datetime
    digest: str
    reason: str = ""
    start: datetime | None = None
    minutes: int = 0
    mode: str = ""
    room: int | None = None
    invited: int = 0
    absent: tuple[Absent, ...] = ()
    is_proven: bool = True

    @property
    def coming(self) -> int:
        """How many can come by their diary."""
        return self.invited - len(self.absent)

    def plain(self) -> dict[str, Any]:
        """Return the answer as JSON holds it."""
        return {
            "asked_at": self.asked_at.isoformat(),
            "digest": self.digest,
            "reason": self.reason,
            "start": self.start.isoformat() if self.start else None,
            "minutes": self.minutes,
            "mode": self.mode,
            "room": self.room,
            "invited": self.invited,
            "absent": [[one.person, one.why] for one in self.absent],
            "is_proven": self.is_proven,
        }


def solver_answer_from(table: Mapping[str, Any]) -> SolverAnswer | None:
    """Return what `plain` wrote down; None when the solver was not asked."""
    if not table:
        return None
    start = table["start"]
    read = {
        "asked_at": datetime.fromisoformat(table["asked_at"]),
        "start": datetime.fromisoformat(start) if start else None,
        "absent": tuple(Absent(person=person, why=why) for person, why in table["absent"]),
    }
    return SolverAnswer(**{**table, **read})
