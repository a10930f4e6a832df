"""The coming weeks as people look at them: days, and of each day which part is taken."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhibu.apps.diary.queries.free_busy import Busy
from zhibu.apps.diary.spans import DAY, midnight
from zhibu.core.timetabling.instance import USUAL_PARTS

WEEKS = 4
PART_NAMES = ("上午", "下午")


@dataclass(frozen=True)
class DayOfBusy:
    """One day of somebody: which parts of it are taken, in a word; empty when free."""

    day: date
    said: str
    whys: tuple[str, ...] = ()
    is_past: bool = False

    @property
    def why(self) -> str:
        """The reasons, each once."""
        return "、".join(self.whys)


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def coming_days(today: date) -> list[date]:
    """Return the days of this week and the three after it."""
    return [monday_of(today) + timedelta(days=n) for n in range(7 * WEEKS)]


def as_day(day: date, busy: Iterable[Busy], *, today: date) -> DayOfBusy:
    """Say which parts of a day are taken: 全天, 上午, 下午, or 早晚 outside both."""
    on_day = [b for b in busy if b.start < midnight(day + DAY) and midnight(day) < b.end]
    parts = [
        name
        for name, (starts, ends) in zip(PART_NAMES, USUAL_PARTS, strict=True)
        if _touches(on_day, datetime.combine(day, starts), datetime.combine(day, ends))
    ]
    said = "全天" if len(parts) == len(PART_NAMES) else "".join(parts)
    whys = tuple(dict.fromkeys(b.why for b in on_day))
    return DayOfBusy(day, said or ("早晚" if on_day else ""), whys, is_past=day < today)


def _touches(busy: Iterable[Busy], start: datetime, end: datetime) -> bool:
    return any(b.start < end and start < b.end for b in busy)
