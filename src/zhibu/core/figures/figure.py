"""What a figure shows, before anything is drawn."""

from dataclasses import dataclass
from enum import StrEnum


class FigureKind(StrEnum):
    """How a figure is drawn."""

    BARS = "bars"
    """Shares as horizontal bars with their limits."""
    GROUPED_BARS = "grouped-bars"
    """The same for several groups side by side (`Bar.group`)."""
    STACKED = "stacked"
    """Shares that add up to the whole, one bar per group."""
    COUNTS = "counts"
    """Plain numbers, such as staff per agency."""
    MEANS = "means"
    """Means of scales as points with their limits."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar, point or segment."""

    label: str
    value: float | None
    """Share 0 to 1, mean or number; None: withheld, drawn as a word."""
    low: float | None = None
    high: float | None = None
    count: int | None = None
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure; `number` is given where it stands (0: none yet)."""

    title: str
    kind: FigureKind
    bars: tuple[Bar, ...]
    number: int = 0
    unit: str = ""
    """What a number or mean is in, such as 人 or 分."""
    base: str = ""
    """The denominator in words, such as 'n=108，N=144，可多选'."""
    scale_ends: tuple[float, float] | None = None
    """Least and largest possible mean."""
    note: str = ""
    """Source and remarks under the figure; simulated data is said here."""
    said: tuple[str, ...] = ()
    """The finding in words."""
