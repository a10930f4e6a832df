"""Steps of organisational life (ZB-28), and the ballots of the democratic appraisal (ZB-29).

Ballots are paper; what is judged here are the counts a teller typed. Nothing adds up persons
or puts them in an order. How many may be graded 优秀 is in `ballots.excellent_share` (ZB-30).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zhibu.core.refusals import Refusal

STEPS = "ZB-28"
FEW_BALLOTS = 3
"""Below this many ballots, whoever counts can tell who wrote what."""


class Grade(StrEnum):
    """The four grades of the appraisal."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    BASIC = "basic"
    UNQUALIFIED = "unqualified"


GRADE_NAMES: Mapping[Grade, str] = {
    Grade.EXCELLENT: "优秀",
    Grade.QUALIFIED: "合格",
    Grade.BASIC: "基本合格",
    Grade.UNQUALIFIED: "不合格",
}

STEP_NAMES: Mapping[str, str] = {
    "theme": "确定主题",
    "study": "组织学习",
    "talks": "谈心谈话",
    "opinions": "征求意见",
    "problems": "查摆问题",
    "criticism": "批评和自我批评",
    "direction": "明确整改方向",
    "list": "列出整改清单",
    "remedies": "逐项整改",
}
"""In the order of the text; the meeting itself is `problems` to `direction`."""


class ImpossibleBallots(Refusal):
    """Numbers of ballots that cannot all be true."""

    code = "regulations.impossible-ballots"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """Paper ballots: handed out, returned, and valid among the returned."""

    handed_out: int
    returned: int
    valid: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many valid ballots gave one member each grade."""

    excellent: int
    qualified: int
    basic: int
    unqualified: int

    @property
    def total(self) -> int:
        """All ballots counted for the member."""
        return self.excellent + self.qualified + self.basic + self.unqualified


def ballot_faults(ballots: Ballots) -> dict[str, str]:
    """Return what cannot be, by the field it is found in; nothing when all can."""
    faults = {}
    if ballots.handed_out < 1:
        faults["handed_out"] = "发出的票至少 1 张。"
    if ballots.returned > ballots.handed_out:
        faults["returned"] = f"收回 {ballots.returned} 张多于发出 {ballots.handed_out} 张。"
    if ballots.valid > ballots.returned:
        faults["valid"] = f"有效 {ballots.valid} 张多于收回 {ballots.returned} 张。"
    if min(ballots.returned, ballots.valid) < 0:
        faults["returned"] = "票数不能是负数。"
    return faults


def count_fault(counts: Counts, *, valid: int) -> str:
    """Return what is wrong with one member's counts; '' when they hold.

    Every valid ballot gives every member one grade, so a row adds up to the valid ballots.
    """
    parts = (counts.excellent, counts.qualified, counts.basic, counts.unqualified)
    if min(parts) < 0:
        return "票数不能是负数。"
    if counts.total != valid:
        return f"四项合计 {counts.total}，应等于有效票 {valid}。"
    return ""


def check_counts(ballots: Ballots, counts: Collection[tuple[str, Counts]]) -> None:
    """Refuse ballots or counts that cannot be; `counts` pairs a name with a row.

    Raises:
        ImpossibleBallots: with the first fault, by name.
    """
    faults = [
        *ballot_faults(ballots).values(),
        *(
            f"{name}：{fault}"
            for name, row in counts
            if (fault := count_fault(row, valid=ballots.valid))
        ),
    ]
    if faults:
        raise ImpossibleBallots(faults[0], hint="请对照计票单核对后改正。")
