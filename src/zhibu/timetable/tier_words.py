"""The tiers of a cost and their figures in Chinese."""

from collections.abc import Iterator
from fractions import Fraction

from zhibu.core.timetabling.tiers import NAMES, Cost

TIER_NAMES = {
    "unplaced": "没有排上的事项",
    "missed": "无法参加的人次",
    "worst": "缺得最多者缺的比例",
    "told": "要重新通知的人数",
    "burden": "会次加占用的半天",
    "wishes": "不合意愿的分数",
}


def tier_rows(cost: Cost, bound: Cost) -> Iterator[tuple[str, ...]]:
    """Yield for each tier its name, its cost, and whether that is proven to be the best.

    A tier is proven only where all before it are.
    """
    yield "层次", "结果", "证明"
    proven = True
    for name in NAMES:
        value, low = getattr(cost, name), getattr(bound, name)
        proven = proven and value == low
        yield TIER_NAMES[name], figure(value), "已证明最好" if proven else _open(value, low)


def _open(value: int | Fraction, low: int | Fraction) -> str:
    return "未证明" if value == low else f"未证明，不会低于{figure(low)}"


def figure(value: int | Fraction) -> str:
    """Return a figure of a tier: 3, or 1/3."""
    return str(value)
