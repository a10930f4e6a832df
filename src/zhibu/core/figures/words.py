"""What a figure says in words: the value at a bar, the text instead of the picture."""

from collections.abc import Iterable
from math import isfinite

from zhibu.core.figures.figure import Bar, Figure, FigureKind
from zhibu.core.figures.letters import one_line

WITHHELD = "人数少，不公布"
NOBODY = "无人回答"
NOTHING = "没有可以画的数"
KEY = "线段：推算到全体的范围（95%置信区间）"
SHARES = (FigureKind.BARS, FigureKind.GROUPED_BARS, FigureKind.STACKED)


def is_known(bar: Bar) -> bool:
    """Whether a bar has a number that may be drawn."""
    return bar.value is not None and isfinite(bar.value)


def by_group(bars: Iterable[Bar]) -> dict[str, list[Bar]]:
    """Return the bars of each group, groups in the order they appear."""
    found: dict[str, list[Bar]] = {}
    for bar in bars:
        found.setdefault(bar.group, []).append(bar)
    return found


def value_text(figure: Figure, bar: Bar) -> str:
    """Return the number written at a bar, as 78.7%（85人）."""
    if bar.value is None or not isfinite(bar.value):
        return NOBODY if bar.count == 0 else WITHHELD
    if figure.kind in SHARES:
        number = f"{bar.value:.1%}"
    elif figure.kind is FigureKind.MEANS:
        number = f"{bar.value:.2f}{figure.unit}"
    else:
        return f"{bar.value:g}{figure.unit}"
    return number if bar.count is None else f"{number}（{bar.count}人）"


def limits_text(figure: Figure, bar: Bar) -> str:
    """Return the limits of a bar in words, or nothing."""
    if not is_known(bar) or bar.low is None or bar.high is None:
        return ""
    if figure.kind in SHARES:
        return f"{bar.low:.1%}至{bar.high:.1%}"
    return f"{bar.low:.2f}至{bar.high:.2f}"


def words_of(figure: Figure) -> str:
    """Return what the picture shows, for those who cannot see it."""
    parts = [
        (f"{one_line(group)}：" if group else "") + "；".join(_spoken(figure, bar) for bar in bars)
        for group, bars in by_group(figure.bars).items()
    ]
    told = "。".join(part.rstrip("。") for part in parts if part) or NOTHING
    base = f"（{one_line(figure.base)}）" if figure.base else ""
    return f"{one_line(figure.title)}{base}。{told}。"


def _spoken(figure: Figure, bar: Bar) -> str:
    limits = limits_text(figure, bar)
    within = f"，范围{limits}" if limits else ""
    return f"{one_line(bar.label)}{value_text(figure, bar)}{within}"
