"""Solves and checks files of the meeting-scheduling benchmark, for `zhibu timetable`."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from zhibu.core.timetabling.meeting_scheduling.outcome import Outcome, StepListener
from zhibu.core.timetabling.meeting_scheduling.problem import Problem, Schedule
from zhibu.core.timetabling.meeting_scheduling.score import Score, broken, score
from zhibu.core.timetabling.meeting_scheduling.solve import solve
from zhibu.timetable.benchmark.entry import FaultyBenchmarkFile, shown
from zhibu.timetable.benchmark.given import Given
from zhibu.timetable.benchmark.own_json import FORMAT, plain_schedule, schedule_of
from zhibu.timetable.benchmark.public_json import given_by_public, in_public, is_public, public_of
from zhibu.timetable.benchmark.reading import given_by_document, is_benchmark
from zhibu.timetable.solution_file import in_json, write_text

__all__ = ["is_benchmark", "run_check", "run_solve"]

Document = dict[str, Any]
STATUS_WORDS = {"optimal": "最优，已证明", "feasible": "时间内找到的最好结果"}


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a check found: the score counted anew, its parts, and what was written otherwise."""

    score: Score
    parts: tuple[tuple[str, str, int], ...]
    differences: tuple[str, ...] = ()

    @property
    def lines(self) -> Iterator[str]:
        """The result for the screen."""
        yield f"分数：{self.score}"
        for name, level, units in self.parts:
            if units:
                yield f"  {level:<6} -{units:<6} {name}"
        yield from self.differences

    @property
    def document(self) -> Document:
        """The result as JSON."""
        return {
            "valid": not self.differences,
            "score": str(self.score),
            "constraints": [
                {"name": name, "level": level, "lost": units} for name, level, units in self.parts
            ],
            "differences": list(self.differences),
        }


def solve_file(
    document: Document,
    *,
    time_limit: float = 10.0,
    seed: int = 0,
    workers: int = 1,
    in_public_shape: bool = False,
    on_progress: StepListener | None = None,
) -> tuple[Outcome, Document]:
    """Return the best schedule of a document and the SOLUTION.json to write.

    A document in which every meeting has a place already is never made worse. In public shape
    the solution is the JSON of the public apps, with every meeting assigned.

    Raises:
        FaultyBenchmarkFile: anything in the document is missing, unknown or there twice.
    """
    given = given_by_document(document)
    outcome = solve(
        given.problem,
        time_limit,
        seed,
        given.placed if given.is_placed else None,
        workers=workers,
        on_progress=on_progress,
    )
    if not in_public_shape:
        return outcome, _solution(outcome)
    if is_public(document):
        return outcome, in_public(document, outcome.schedule, outcome.score)
    return outcome, public_of(given.problem, outcome.schedule, outcome.score)


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """Yield what a search found, for the screen."""
    yield f"分数：{outcome.score}（{STATUS_WORDS[outcome.status]}）"
    yield f"上限：{outcome.bound}，差距 {outcome.gap:.1%}，用时 {outcome.seconds:.1f} 秒。"


def check_file(document: Document, solution: Document) -> Checked:
    """Count the score of a solution anew and compare it with what the solution says.

    The solution is our SOLUTION.json, or the JSON of a public app with every meeting assigned.

    Raises:
        FaultyBenchmarkFile: a document is faulty, or a meeting has no place.
    """
    problem = given_by_document(document).problem
    schedule = _schedule(solution, problem)
    for meeting in problem.meetings:
        if meeting.id not in schedule:
            raise FaultyBenchmarkFile(
                f"会议 {shown(meeting.id)} 没有安排。", hint="每场会议都要有时间和会议室。"
            )
    counted = score(problem, schedule)
    return Checked(
        score=counted,
        parts=tuple(
            (constraint.name, constraint.level.value, units)
            for constraint, units in broken(problem, schedule)
        ),
        differences=tuple(_differences(problem, schedule, solution, counted)),
    )


def _differences(
    problem: Problem, schedule: Schedule, solution: Document, counted: Score
) -> Iterator[str]:
    written = solution.get("score")
    if written is not None and written != str(counted):
        yield f"文件里写的分数是 {shown(written)}，重新计算为 {counted}。"
    for meeting, place in problem.pinned.items():
        if schedule[meeting] != place:
            yield f"会议 {shown(meeting)} 不能动，却换了时间或会议室。"


def _solution(outcome: Outcome) -> Document:
    return {
        "format": FORMAT,
        "status": outcome.status.value,
        "score": str(outcome.score),
        "bound": str(outcome.bound),
        "gap": round(outcome.gap, 6),
        "seconds": round(outcome.seconds, 3),
        "schedule": plain_schedule(outcome.schedule),
    }


def _schedule(solution: Document, problem: Problem) -> Schedule:
    if is_public(solution):
        given: Given = given_by_public(solution)
        _check_same(given.problem, problem)
        return given.placed
    if isinstance(solution, dict) and isinstance(solution.get("schedule"), dict):
        return schedule_of(solution, "schedule", problem)
    raise FaultyBenchmarkFile(
        "安排文件里没有 schedule。", hint="写法见 docs/meeting-scheduling.md。"
    )


def _check_same(solved: Problem, problem: Problem) -> None:
    """Refuse a public solution of another problem than the one it is checked against."""
    for name, kept in (("grains", ("id", "index")), ("rooms", ("id",)), ("meetings", ("id",))):
        pick = attrgetter(*kept)
        if {pick(each) for each in getattr(solved, name)} != {
            pick(each) for each in getattr(problem, name)
        }:
            raise FaultyBenchmarkFile(
                f"安排文件和问题文件的 {name} 不是同一些。", hint="请核对是不是同一个问题。"
            )


def run_check(document: Document, solution: Document, *, as_json: bool) -> int:
    """Print what a check found; exit code 1 when the solution says what is not so."""
    checked = check_file(document, solution)
    if as_json:
        sys.stdout.write(in_json(checked.document))
    else:
        sys.stdout.writelines(f"{line}\n" for line in checked.lines)
    return int(bool(checked.differences))


def run_solve(
    document: Document,
    *,
    time_limit: float,
    seed: int = 0,
    workers: int = 1,
    as_json: bool = False,
    in_public_shape: bool = False,
    output: Path | None = None,
) -> int:
    """Solve a document and print the solution, in words or as JSON; write it to `output`."""
    outcome, solution = solve_file(
        document,
        time_limit=time_limit,
        seed=seed,
        workers=workers,
        in_public_shape=in_public_shape,
    )
    if output is not None:
        write_text(output, in_json(solution))
    if as_json or in_public_shape:
        sys.stdout.write(in_json(solution))
    else:
        sys.stdout.writelines(f"{line}\n" for line in outcome_lines(outcome))
    return 0
