"""The answers of a search as the page shows them: sessions, who is covered how, what it costs."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.timetabling import wording
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.wishes import TOGETHER
from zhibu.core.timetabling.instance import Instance, Item, Placement
from zhibu.core.timetabling.plain import instance_from, solution_from
from zhibu.core.timetabling.timetable import Attended, Coverage, Held, Solution, Status

COUNTED = (
    (Attended.IN_PERSON, "现场"),
    (Attended.ONLINE, "线上"),
    (Attended.MAKE_UP, "补学"),
    (Attended.MISSED, "没有办法参加"),
)
NAMED_ELSEWHERE = frozenset({Attended.IN_PERSON, Attended.MAKE_UP})
"""Most come into the room; who is asked to a make-up session stands with the session."""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Those who take part in one way: how many, and who where the page may say so."""

    how: str
    count: int
    names: str = ""
    is_missing: bool = False


@dataclass(frozen=True, kw_only=True)
class Session:
    """One make-up session."""

    when: str
    where: str
    names: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One item that has a place."""

    key: str
    name: str
    start: datetime
    when: str
    where: str
    lecturer: str
    moved: str
    """'' for a new one; else that it stays, or where it was."""
    groups: tuple[Group, ...]
    misses: tuple[str, ...]
    """For each who has no way to attend, why."""
    make_ups: tuple[Session, ...]


@dataclass(frozen=True, kw_only=True)
class NoPlace:
    """One item without a place, and why."""

    name: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One answer."""

    number: int
    title: str
    lines: tuple[Line, ...]
    unplaced: tuple[NoPlace, ...]
    costs: tuple[str, ...]
    why_not: str
    """Why it loses against the first, and what it is better at; '' for the first."""
    is_proven: bool
    may_be_better: str

    @property
    def is_best(self) -> bool:
        """Whether it is the first: the best by the tiers."""
        return self.number == 0


def proposals_of(search: Search, *, with_names: bool) -> list[Proposal]:
    """Return the answers of a search that waits for a choice; no query."""
    if search.instance is None:
        return []
    instance = instance_from(search.instance)
    solutions = [solution_from(each["solution"]) for each in search.proposals]
    return [
        _Shown(instance, _places(search), with_names=with_names).proposal(
            number, each, solution, best=solutions[0]
        )
        for number, (each, solution) in enumerate(zip(search.proposals, solutions, strict=True))
    ]


def _places(search: Search) -> dict[str, str]:
    return {one["key"]: one.get("place", "") for one in search.wishes.get("items", ())}


class _Shown:
    """Words for one problem."""

    def __init__(self, instance: Instance, places: Mapping[str, str], *, with_names: bool) -> None:
        self.instance, self.places, self.with_names = instance, places, with_names

    def proposal(
        self, number: int, each: Mapping[str, Any], solution: Solution, *, best: Solution
    ) -> Proposal:
        groups = self._groups(solution.coverage)
        misses = each["misses"] if self.with_names else ()
        lines = [self._line(held, groups, misses) for held in solution.timetable.held]
        return Proposal(
            number=number,
            title=wording.TITLES.get(each["emphasis"], "另一种安排"),
            lines=tuple(sorted(lines, key=lambda line: line.start)),
            unplaced=tuple(
                NoPlace(name=self.instance.item[item].name, why=each["reasons"].get(item, ""))
                for item in solution.unplaced
            ),
            costs=tuple(wording.costs_said(self.instance, solution)),
            why_not=each["why_not"] if self.with_names else _compared(solution, best),
            is_proven=solution.status is Status.OPTIMAL,
            may_be_better=wording.may_be_better(solution.cost, solution.bound),
        )

    def _line(
        self,
        held: Held,
        groups: Mapping[str, tuple[Group, ...]],
        misses: Iterable[Mapping[str, str]],
    ) -> Line:
        item = self.instance.item[held.item]
        return Line(
            key=held.item,
            name=item.name,
            start=held.main.start,
            when=_when(held.main.start, item.minutes),
            where=self._where(held.main, self.places.get(held.item, "")),
            lecturer=self._lecturer(held.main),
            moved=_moved(item, held.main),
            groups=groups.get(held.item, ()),
            misses=tuple(one["said"] for one in misses if one["item"] == held.item),
            make_ups=tuple(
                Session(
                    when=_when(one.placement.start, item.minutes),
                    where=self._where(one.placement),
                    names=self._people(one.people),
                )
                for one in held.make_ups
            ),
        )

    def _groups(self, coverage: Iterable[Coverage]) -> dict[str, tuple[Group, ...]]:
        who: dict[str, dict[Attended, list[str]]] = defaultdict(lambda: defaultdict(list))
        for person in coverage:
            for item, how in person.takes_part.items():
                who[item][how].append(person.person)
        return {item: tuple(self._counted(ways)) for item, ways in who.items()}

    def _counted(self, ways: Mapping[Attended, list[str]]) -> Iterable[Group]:
        for how, word in COUNTED:
            if people := ways.get(how):
                is_plain = how in NAMED_ELSEWHERE and self.with_names
                names = "" if is_plain else self._people(people)
                is_missing = how is Attended.MISSED
                yield Group(how=word, count=len(people), names=names, is_missing=is_missing)

    def _people(self, ids: Iterable[str]) -> str:
        """Name people; where the page may not, say how many of which branch."""
        names = [self.instance.person[one].name for one in ids]
        if self.with_names:
            return wording.listed(names)
        return "、".join(
            f"{name.removesuffix('的一位同志')}{count}人" for name, count in Counter(names).items()
        )

    def _where(self, placement: Placement, place: str = "") -> str:
        """Say how and where; `place` is one that is on no list."""
        mode = str(Meeting.Mode(placement.mode.value).label)
        room = self.instance.room.get(placement.room) if placement.room else None
        if room is not None:
            return f"{mode}，{room.name}"
        is_in_a_room = placement.mode in TOGETHER
        return f"{mode}，{place}" if place and is_in_a_room else mode

    def _lecturer(self, placement: Placement) -> str:
        return self.instance.lecturer[placement.lecturer].name if placement.lecturer else ""


def _compared(solution: Solution, best: Solution) -> str:
    """Compare with the first without anybody's name."""
    worse, better = wording.compared(solution.cost, best.cost)
    said = [f"{worse}。" if worse else "", f"好处是{better}。" if better else ""]
    return "".join(said)


def _when(start: datetime, minutes: int) -> str:
    end = start + timedelta(minutes=minutes)
    return f"{day(start.date())} {start:%H:%M}至{end:%H:%M}"


def _moved(item: Item, placement: Placement) -> str:
    if item.announced is None:
        return ""
    was = item.announced
    if was == placement:
        return "不变"
    if was.start != placement.start:
        return f"原定{day(was.start.date())} {was.start:%H:%M}"
    if replace(was, lecturer=placement.lecturer) == placement:
        return "时间地点不变，讲师有变"
    return "时间不变，方式或场地有变"
