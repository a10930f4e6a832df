"""A start and an end on one day, as a value; said as colleagues say it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from zhibu.apps.foundation.templatetags.zhibu import day


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class When:
    """A time for a meeting, in local wall time."""

    on: date
    starts_at: time
    minutes: int

    @property
    def start(self) -> datetime:
        """When it begins."""
        return datetime.combine(self.on, self.starts_at)

    @property
    def end(self) -> datetime:
        """When it ends."""
        return self.start + timedelta(minutes=self.minutes)

    @property
    def ends_that_day(self) -> bool:
        """Whether it is over before midnight."""
        return self.end.date() == self.on

    def __str__(self) -> str:
        return f"{day(self.on)} {self.starts_at:%H:%M}"
