"""What is kept as data: the kinds of activities and the days of the year they can be tied to."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
AHEAD = timedelta(days=45)
"""How far ahead a day is an occasion: long enough to prepare, near enough to be next."""


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of activity and what it needs."""

    key: str
    name: str
    places: tuple[str, ...]
    must_go: bool = False
    partner: bool = False
    lecturer: bool = False
    work: bool = False


@dataclass(frozen=True, kw_only=True)
class Occasion:
    """A day of the year, with where it stands and which kinds suit."""

    month: int
    day: int
    name: str
    source: str
    kinds: tuple[str, ...]

    def next_from(self, on: date) -> date:
        """Return when it is next, today included."""
        this_year = date(on.year, self.month, self.day)
        return this_year if this_year >= on else this_year.replace(year=on.year + 1)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds that are suggested, in the order they are told."""
    rows = tomllib.loads((HERE / "kinds.toml").read_text(encoding="utf-8"))["kind"]
    return tuple(Kind(**{**row, "places": tuple(row["places"])}) for row in rows)


@cache
def occasions() -> tuple[Occasion, ...]:
    """Return the days of the year, in order."""
    rows = tomllib.loads((HERE / "occasions.toml").read_text(encoding="utf-8"))["occasion"]
    return tuple(Occasion(**{**row, "kinds": tuple(row["kinds"])}) for row in rows)


def coming(on: date) -> list[tuple[date, Occasion]]:
    """Return the days that come within AHEAD, the next one first."""
    dated = ((occasion.next_from(on), occasion) for occasion in occasions())
    near = [(day, occasion) for day, occasion in dated if day <= on + AHEAD]
    return sorted(near, key=lambda pair: pair[0])
