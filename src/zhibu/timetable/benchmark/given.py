"""What a file of the benchmark gives: the problem, and where its meetings already are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from zhibu.core.timetabling.meeting_scheduling.problem import Meeting, Problem, Schedule
from zhibu.timetable.benchmark.entry import FaultyBenchmarkFile

MOST_CHOICES = 20_000_000
"""Meetings times grains times rooms; the largest published has 10 million."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A problem, the schedule in the file (of all, some or no meetings), and the file's layout."""

    problem: Problem
    placed: Schedule = field(default_factory=dict)
    layout: str = ""

    @property
    def is_placed(self) -> bool:
        """Whether every meeting already has a place."""
        return len(self.placed) == len(self.problem.meetings)


def check_size(problem: Problem) -> None:
    """Refuse a problem nobody can solve: without a room or a grain, or far too large."""
    if problem.meetings and not problem.rooms:
        raise FaultyBenchmarkFile("有会议，却一间会议室也没有。", hint="请补上会议室。")
    if not problem.grains:
        raise FaultyBenchmarkFile("一个时间格也没有。", hint="请补上时间。")
    indices = [grain.index for grain in problem.grains]
    span = max(indices) - min(indices) + 1
    if len(problem.meetings) * span * max(1, len(problem.rooms)) > MOST_CHOICES:
        raise FaultyBenchmarkFile(
            f"{len(problem.meetings)}场会议、{span}个时间格、{len(problem.rooms)}间会议室，太大了。",
            hint=f"三个数相乘不能超过{MOST_CHOICES}，请分开排。",
        )


def told(given: Given) -> list[str]:
    """Say what was read, in lines."""
    problem = given.problem
    grains = sorted(problem.grains, key=lambda grain: grain.index)
    days = len(list(groupby(grain.day for grain in grains)))
    required, preferred = _attendances(problem.meetings)
    return [
        f"读到{len(problem.meetings)}场会议、{len(problem.people)}人、{len(problem.rooms)}间会议室、"
        f"{len(grains)}个时间格（{days}天），版式：{given.layout}。",
        f"必须参加{required}人次，希望参加{preferred}人次，共{_total(problem.meetings)}格。",
        f"已有位置的会议{len(given.placed)}场，其中不能动的{len(problem.pinned)}场。",
    ]


def _attendances(meetings: Iterable[Meeting]) -> tuple[int, int]:
    pairs = [(len(each.required), len(each.preferred)) for each in meetings]
    return sum(pair[0] for pair in pairs), sum(pair[1] for pair in pairs)


def _total(meetings: Iterable[Meeting]) -> int:
    return sum(each.length for each in meetings)
