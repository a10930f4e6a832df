"""Days as people write them: on pages, in papers, in what a rule says."""

from datetime import date

WEEKDAYS = "一二三四五六日"
"""By date.weekday(), behind 周 or 星期."""
FOR_THE_PEN = "　　　　年　　月　　日"
"""A day still to be written by hand."""


def full_day(day: date) -> str:
    """Return a day in full: 2026年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"
