"""What the exports write in many ways: years, days, pages, authors in one line."""

import re
from datetime import date

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DAY = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?")


def year_of(text: str) -> str:
    """Return the year in a date, or ''."""
    found = _YEAR.search(text)
    return found[1] if found else ""


def iso_day(text: str) -> str:
    """Return a date as ISO text as far as it is known: '2020', '2020-03' or '2020-03-05'."""
    found = _DAY.search(text)
    if not found or not year_of(found[1]):
        return ""
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        whole = date(year or 1, month or 1, day or 1)
    except ValueError:
        return str(year)
    known = 10 if day else 7 if month else 4
    return whole.isoformat()[:known]


def pages_of(begin: str, end: str = "") -> str:
    """Return pages as '10-15'; dashes of every kind become one."""
    pages = begin if not end or "-" in begin or begin == end else f"{begin}-{end}"
    return re.sub(r"\s*(?:--?|–|—|~|～)\s*", "-", pages.strip())


def authors_in(text: str) -> tuple[str, ...]:
    """Return the authors in a line: separated by semicolons, or Chinese names by commas."""
    parts = re.split(r"[;；]", text)
    if len([part for part in parts if part.strip()]) == 1 and re.search(r"[\u3400-\u9fff]", text):
        parts = re.split(r"[;；,，、]", text)
    return tuple(" ".join(part.split()) for part in parts if part.strip())
