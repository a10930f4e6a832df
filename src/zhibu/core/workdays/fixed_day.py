"""A day that comes back each month: the 15th, or the second Friday."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from zhibu.core.chinese_days import WEEKDAYS

NTH = ("第一个", "第二个", "第三个", "第四个", "最后一个")
LONGEST_MONTH = 31
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedDay:
    """Either a day of the month, or the nth weekday of it.

    `day_of_month` 1 to 31; a shorter month takes its last day. Or `weekday` (0 Monday to
    6 Sunday) with `nth` 1 to 5, where 5 is the last one of the month.

    Raises:
        ValueError: both or neither is given, or a number lies outside its range.
    """

    day_of_month: int | None = None
    weekday: int | None = None
    nth: int | None = None

    def __post_init__(self) -> None:
        """Refuse what names no day."""
        by_date = self.day_of_month in range(1, LONGEST_MONTH + 1)
        by_weekday = self.weekday in range(WEEK) and self.nth in range(1, len(NTH) + 1)
        is_mixed = self.day_of_month is not None and (self.weekday, self.nth) != (None, None)
        if is_mixed or not (by_date or by_weekday):
            raise ValueError("a fixed day is a day of the month, or an nth weekday")

    @property
    def label(self) -> str:
        """The day in words: 每月15日, 每月第二个周五."""
        if self.day_of_month is not None:
            return f"每月{self.day_of_month}日"
        return f"每月{NTH[(self.nth or 1) - 1]}周{WEEKDAYS[self.weekday or 0]}"

    def in_month(self, year: int, month: int) -> date:
        """Return the day in a month, worked or not."""
        first_weekday, length = monthrange(year, month)
        if self.day_of_month is not None:
            return date(year, month, min(self.day_of_month, length))
        day = 1 + ((self.weekday or 0) - first_weekday) % WEEK + WEEK * ((self.nth or 1) - 1)
        return date(year, month, day if day <= length else day - WEEK)
