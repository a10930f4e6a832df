"""The year a page is about, as asked for in its address."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

FIRST_YEAR = 2000
DIGITS = 4


def year_typed(typed: str | None, *, among: Container[int]) -> int | None:
    """Return the year typed in four plain digits; None when it is none of those that can be."""
    text = typed or ""
    is_year = text.isascii() and text.isdigit() and len(text) == DIGITS
    return int(text) if is_year and int(text) in among else None


@dataclass(frozen=True)
class YearAsked:
    """?year= of a page; this year where none, or none that makes sense, was asked for."""

    year: int
    today: date

    @classmethod
    def of(cls, request: HttpRequest, today: date) -> "YearAsked":
        """Read the address; years to come and nonsense mean this year."""
        year = year_typed(request.GET.get("year"), among=range(FIRST_YEAR, today.year + 1))
        return cls(year or today.year, today)

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
