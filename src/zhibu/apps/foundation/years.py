"""The year a page is about, as asked for in its address."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

FIRST_YEAR = 2000
DIGITS = 4


@dataclass(frozen=True)
class YearAsked:
    """?year= of a page; this year where none, or none that makes sense, was asked for."""

    year: int
    today: date

    @classmethod
    def of(cls, request: HttpRequest, today: date) -> "YearAsked":
        """Read the address; years to come and nonsense mean this year."""
        typed = request.GET.get("year", "")
        is_year = typed.isascii() and typed.isdigit() and len(typed) == DIGITS
        year = int(typed) if is_year else 0
        return cls(year if FIRST_YEAR <= year <= today.year else today.year, today)

    @property
    def is_present(self) -> bool:
        """Whether the year is not over."""
        return self.year == self.today.year

    @property
    def before(self) -> int:
        """The year before."""
        return self.year - 1

    @property
    def as_of(self) -> date:
        """Today, or the last day of a year gone by."""
        return self.today if self.is_present else date(self.year, 12, 31)
