"""Which time is better, the one people chose or the solver's, and why: one plain sentence.

The solver knows diaries, people know themselves: of the same time, their answer counts.
"""

from dataclasses import dataclass
from enum import StrEnum

from zhibu.apps.polls.queries.results import Quorum, Results, TimeResult
from zhibu.apps.polls.solver_answer import SolverAnswer
from zhibu.apps.polls.when import When

ASK_FIRST = "但没有问过本人，定之前最好说一声"


class Better(StrEnum):
    """Which of the two."""

    POLL = "poll"
    SOLVER = "solver"
    SAME = "same"
    OPEN = "open"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The verdict, and the sentence that says it."""

    better: Better
    said: str


def compare(results: Results, solver: SolverAnswer) -> Comparison:
    """Compare the best of the poll so far with the solver's time."""
    best = results.best
    if solver.start is None:
        return _without_solver(best)
    if best is None:
        return Comparison(better=Better.OPEN, said="还没有人回答能来，先没有可比的。")
    if best.time.start == solver.start:
        return Comparison(better=Better.SAME, said="和大家选的是同一个时间，定它就好。")
    return _against(best, results, solver)


def _without_solver(best: TimeResult | None) -> Comparison:
    if best is None:
        return Comparison(better=Better.OPEN, said="先等大家的回答。")
    said = f"以大家的回答为准：{_said(best)}有 {best.coming} 人说能来。"
    return Comparison(better=Better.POLL, said=said)


def _against(best: TimeResult, results: Results, solver: SolverAnswer) -> Comparison:
    asked_about = next((one for one in results.times if one.time.start == solver.start), None)
    if asked_about is not None and results.answered:
        return Comparison(
            better=Better.POLL,
            said=f"这个时间也问了大家，本人说能来的是 {asked_about.coming} 人，"
            f"{_said(best)}是 {best.coming} 人：以本人的回答为准，{_said(best)}更好。",
        )
    if best.quorum is Quorum.OUT_OF_REACH:
        return Comparison(
            better=Better.SOLVER,
            said=f"系统的时间更好：大家选的都不够法定人数，这个时间按日程够。{ASK_FIRST}。",
        )
    return _by_number(best, results.asked - results.answered, solver)


def _by_number(best: TimeResult, silent: int, solver: SolverAnswer) -> Comparison:
    more = solver.coming - best.coming
    if more <= 0:
        return Comparison(
            better=Better.POLL,
            said=f"大家选的{_said(best)}更好：{best.coming} 人说能来，"
            f"不比系统的时间（{solver.coming} 人）少，而且问过本人。",
        )
    if more <= silent:
        return Comparison(
            better=Better.OPEN,
            said=f"还说不准：系统的时间按日程 {solver.coming} 人能来，大家选的{_said(best)}"
            f"现有 {best.coming} 人，还有 {silent} 人没有回答。",
        )
    return Comparison(
        better=Better.SOLVER,
        said=f"系统的时间更好：按日程 {solver.coming} 人能来，比大家选的{_said(best)}"
        f"（{best.coming} 人）多 {more} 人。{ASK_FIRST}。",
    )


def _said(one: TimeResult) -> str:
    return str(When(on=one.time.on, starts_at=one.time.starts_at, minutes=0))
