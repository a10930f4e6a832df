"""A line of the record: when, what, and the record that says so."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from zhibu.core.chinese_days import full_day

LONGEST_NAME = 80
"""Characters of a request for correction that say which item is wrong."""

SHOWN = 6
"""Lines of one kind a page shows at once: who chairs has dozens of meetings."""


@dataclass(frozen=True, slots=True)
class Year:
    """The year asked for; what happened after `last` is left out."""

    first: date
    last: date

    @classmethod
    def until(cls, year: int, last: date | None = None) -> "Year":
        """Return a year, or the part of it until a day."""
        end = date(year, 12, 31)
        return cls(date(year, 1, 1), min(end, last) if last else end)

    @property
    def number(self) -> int:
        """The year as people say it."""
        return self.first.year

    @property
    def days(self) -> tuple[date, date]:
        """First and last day, for a range."""
        return self.first, self.last

    @property
    def overlaps(self) -> Q:
        """The condition that a period has a day in the year."""
        return Q(since__lte=self.last) & (Q(until__isnull=True) | Q(until__gte=self.first))

    def has(self, since: date, until: date | None) -> bool:
        """Whether a period has a day in the year."""
        return since <= self.last and (until is None or until >= self.first)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The page of the record a line comes from, and the rule that opens it."""

    rule: str
    target: object
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact. `until` is set, or `is_open`, where it is a period."""

    since: date
    until: date | None = None
    is_open: bool = False
    since_exact: bool = True
    what: str
    details: tuple[str, ...] = ()
    source: str
    link: Link | None = None

    @property
    def when(self) -> str:
        """The day or the days, in full."""
        begun = ("" if self.since_exact else "不晚于") + full_day(self.since)
        if self.until is not None:
            return f"{begun}至{full_day(self.until)}"
        return f"{begun}起" if self.is_open else begun

    @property
    def to_correct(self) -> str:
        """How a request for correction names the line."""
        return f"纪实 {self.when} {self.what}"[:LONGEST_NAME]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines of one kind, in the order they happened."""

    title: str
    is_party_work: bool
    """Whether it is Party work in the sense of Art. 32; else a fact beside it."""
    lines: tuple[Line, ...]

    @property
    def shown(self) -> tuple[Line, ...]:
        """The lines a page shows at once; one or two more are not worth folding."""
        return self.lines if len(self.lines) <= SHOWN + 2 else self.lines[:SHOWN]

    @property
    def folded(self) -> tuple[Line, ...]:
        """The lines a page folds away."""
        return self.lines[len(self.shown) :]


def filled(**labelled: str) -> tuple[str, ...]:
    """Return 'label：text' of those that have a text."""
    return tuple(f"{label}：{text.strip()}" for label, text in labelled.items() if text.strip())
