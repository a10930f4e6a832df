"""What a timetable costs, and how two compare, in the words of a colleague."""

from collections.abc import Sequence
from fractions import Fraction

from zhibu.core.timetabling.comparison_counts import wish_counts
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.tiers import NAMES, Cost
from zhibu.core.timetabling.timetable import Solution, Timetable

TITLES = {
    "best": "建议的安排",
    "keep_announced": "少改动的安排",
    "fewest_sessions": "少占时间的安排",
}
SAID = {
    "unplaced": ("少排下{n}项", "多排下{n}项"),
    "missed": ("多{n}人次没有办法参加", "少{n}人次没有办法参加"),
    "worst": ("缺得最多的人缺得更多", "缺得最多的人缺得少些"),
    "told": ("要多告知{n}人", "可少告知{n}人"),
    "burden": ("多占{n}场或半天", "少占{n}场或半天"),
    "wishes": ("离平时的日子、时段和地点远些", "离平时的日子、时段和地点近些"),
}
"""What is said when a timetable costs more, and when it costs less, tier by tier."""


def sessions_in(timetable: Timetable) -> int:
    """Count main and make-up sessions."""
    return sum(1 + len(held.make_ups) for held in timetable.held)


def costs_said(instance: Instance, solution: Solution) -> list[str]:
    """Say what a timetable costs, tier by tier, in the order that decides."""
    cost, sessions = solution.cost, sessions_in(solution.timetable)
    said = [
        f"{cost.unplaced}项没有排下" if cost.unplaced else "要排的都排下了，够人数",
        f"{cost.missed}人次没有办法参加" if cost.missed else "每个人都有办法参加",
    ]
    if cost.worst and len(instance.items) > 1:
        said.append(f"缺得最多的人，{_share(cost.worst)}")
    if any(item.announced for item in instance.items):
        said.append(f"要重新告知{cost.told}人次" if cost.told else "已定的时间地点不用改")
    half_days = cost.burden - sessions
    return [*said, f"共{sessions}场，占{half_days}个半天", _wishes(instance, solution)]


def _wishes(instance: Instance, solution: Solution) -> str:
    """Say which wishes of people are not met."""
    unmet = wish_counts(instance, solution.timetable)
    if not solution.cost.wishes:
        return "正合平时的日子、时段和地点"
    return "、".join(f"{number}{word}" for word, number in unmet.items()) or "比平时的日子差几天"


def compared(cost: Cost, best: Cost) -> tuple[str, str]:
    """Say in what a timetable is worse than the best, and what it has instead; '' where nothing.

    The first tier that is worse is why it loses: earlier ones outweigh all later ones.
    """
    worse, better = [], []
    for name in NAMES:
        here, there = getattr(cost, name), getattr(best, name)
        if here > there:
            worse.append(_said(name, 0, here - there))
        elif here < there:
            better.append(_said(name, 1, there - here))
    return "、".join(worse[:1]), "、".join(better)


def may_be_better(cost: Cost, bound: Cost) -> str:
    """Say how much better another timetable could be at most; '' when none can."""
    for name in NAMES:
        here, low = getattr(cost, name), getattr(bound, name)
        if low < here:
            return _said(name, 1, here - low)
    return ""


def listed(names: Sequence[str], most: int = 30) -> str:
    """Join names, the first `most` of them."""
    shown = "、".join(names[:most])
    return f"{shown}等{len(names)}人" if len(names) > most else shown


def _said(name: str, better: int, by: int | Fraction) -> str:
    return SAID[name][better].format(n=by)


def _share(worst: Fraction) -> str:
    if worst == 1:
        return "一次也参加不了"
    return f"{worst.denominator}次里缺{worst.numerator}次"
