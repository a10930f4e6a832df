"""Why another timetable loses against the best: the first tier it is worse on, in words."""

from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass

from zhibu.core.timetabling.comparison_counts import (
    missed_names,
    moved,
    session_counts,
    wish_counts,
    worst_served,
)
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.reasons_days import item_name, names_said, person_name
from zhibu.core.timetabling.tiers import NAMES
from zhibu.core.timetabling.timetable import Solution

MORE, LESS = "多", "少"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Two solutions on one tier: `costly` costs more on it than `cheap`.

    `word` says how the one spoken of compares, 多 when it is the costly one, else 少.
    """

    instance: Instance
    costly: Solution
    cheap: Solution
    word: str


def why_not(instance: Instance, best: Solution, other: Solution) -> str:
    """Return in Chinese why `other` loses against `best`, and what it is better at."""
    tiers = zip(NAMES, astuple(best.cost), astuple(other.cost), strict=True)
    differing = [(name, theirs > ours) for name, ours, theirs in tiers if ours != theirs]
    if not differing:
        return "和最好的一样好，只是时间安排不同。"
    first, is_worse = differing[0]
    if not is_worse:
        return f"这一份更好：{_said(first, instance, costly=best, cheap=other, word=LESS)}。"
    gains = [
        _said(name, instance, costly=best, cheap=other, word=LESS)
        for name, worse in differing
        if not worse
    ]
    loss = _said(first, instance, costly=other, cheap=best, word=MORE)
    return f"{loss}。" + (f"好处是{'，'.join(gains)}。" if gains else "")


def _said(tier: str, instance: Instance, *, costly: Solution, cheap: Solution, word: str) -> str:
    return SAYS[tier](Difference(instance=instance, costly=costly, cheap=cheap, word=word))


def _unplaced(seen: Difference) -> str:
    names = [
        item_name(seen.instance, item)
        for item in seen.costly.unplaced
        if item not in seen.cheap.unplaced
    ]
    number = seen.costly.cost.unplaced - seen.cheap.cost.unplaced
    return f"{seen.word}{number}项排不上" + _listed(names)


def _missed(seen: Difference) -> str:
    names = missed_names(seen.instance, seen.costly.timetable, seen.cheap.timetable)
    number = seen.costly.cost.missed - seen.cheap.cost.missed
    return f"{seen.word}{number}人次无法参加" + _listed(names)


def _worst(seen: Difference) -> str:
    if seen.word == LESS:
        return "缺得最多的人缺得少些"
    worst = worst_served(seen.costly)
    if worst is None:
        return "缺得最多的人缺得更多"
    person, missed, invited = worst
    return f"缺得最多的人缺得更多：{person_name(seen.instance, person)}{invited}项缺{missed}项"


def _told(seen: Difference) -> str:
    kept = moved(seen.instance, seen.cheap.timetable)
    changed = [item for item in moved(seen.instance, seen.costly.timetable) if item not in kept]
    if not changed:
        people = seen.costly.cost.told - seen.cheap.cost.told
        return f"要{seen.word}重新通知{people}人"
    names = [item_name(seen.instance, item) for item in changed]
    return f"{seen.word}{len(changed)}场已定的会要改" + _listed(names)


def _burden(seen: Difference) -> str:
    more = session_counts(seen.costly.timetable)
    less = session_counts(seen.cheap.timetable)
    sessions = more.total() - less.total()
    half_days = seen.costly.cost.burden - seen.cheap.cost.burden - sessions
    said = [f"{seen.word}开{number}{word}" for word, number in (more - less).items()]
    if half_days > 0:
        said.append(f"{seen.word}占{half_days}个半天")
    return "、".join(said)


def _wishes(seen: Difference) -> str:
    more = wish_counts(seen.instance, seen.costly.timetable)
    less = wish_counts(seen.instance, seen.cheap.timetable)
    said = [f"{seen.word}{number}{word}" for word, number in (more - less).items()]
    usual = "时间、地点更合大家的习惯" if seen.word == LESS else "时间、地点不那么合大家的习惯"
    return "、".join(said) or usual


def _listed(names: list[str]) -> str:
    return f"：{names_said(names)}" if names else ""


SAYS: Mapping[str, Callable[[Difference], str]] = {
    "unplaced": _unplaced,
    "missed": _missed,
    "worst": _worst,
    "told": _told,
    "burden": _burden,
    "wishes": _wishes,
}
"""How a difference on each tier is said; a tier without its sentence is a KeyError."""
