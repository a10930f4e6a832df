"""How weeks are said."""

from datetime import date

from django.utils import timezone


def week_name(monday: date) -> str:
    """Say a week by its Monday: 11月30日那一周, with the year when it is not this one."""
    year = "" if monday.year == timezone.localdate().year else f"{monday.year}年"
    return f"{year}{monday.month}月{monday.day}日那一周"
