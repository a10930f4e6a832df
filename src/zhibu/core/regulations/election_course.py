"""The course of an election: which step comes next, from which day and until which.

The days come from the end of the term (ZB-10, ZB-14) and the day chosen for the meeting. Steps
whose day no text fixes carry the word 惯例: they are how it is usually done.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.term import first_notice

SHIFT = relativedelta(years=1)
"""ZB-15, 支部工作条例 第二十二条: a term is normally moved by no more than a year."""
A_MONTH, A_WEEK = relativedelta(months=1), timedelta(days=7)
BRANCH_RULES, ELECTION_RULES = (
    "《中国共产党支部工作条例（试行）》",
    "《中国共产党基层组织选举工作条例》",
)
PRACTICE = "惯例"


class StepKind(StrEnum):
    """The steps in order."""

    NOTICE = "notice"
    REQUEST = "request"
    APPROVAL = "approval"
    CANDIDATES = "candidates"
    TELLERS = "tellers"
    MEETING = "meeting"
    RECORD = "record"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFacts:
    """What is known of an election so far; days, or whether something is done.

    `term_due` is the end of the running term; None for a by-election or without one.
    """

    term_due: date | None
    planned_on: date
    asked_on: date | None = None
    approved_on: date | None = None
    has_candidates: bool = False
    has_tellers: bool = False
    is_decided: bool = False
    is_recorded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: its earliest and latest day (None: none is set), and why."""

    kind: StepKind
    title: str
    earliest: date | None
    latest: date | None
    why: str
    is_done: bool


class Shift(StrEnum):
    """How the day of the meeting lies to the end of the term."""

    IN_TIME = "in_time"
    EARLY = "early"
    LATE = "late"
    TOO_FAR = "too_far"


def shift_of(planned_on: date, term_due: date | None, *, rules: Rulebook | None = None) -> Shift:
    """Tell whether an election is early, late, or moved by more than a year (ZB-15, XJ-02).

    Within the six months of preparation (ZB-14) it is in time.
    """
    if term_due is None:
        return Shift.IN_TIME
    if planned_on > term_due:
        return Shift.TOO_FAR if planned_on > term_due + SHIFT else Shift.LATE
    notice = first_notice(term_due, (rules or national()).on("ZB-14", planned_on))
    if planned_on >= notice:
        return Shift.IN_TIME
    return Shift.TOO_FAR if planned_on < term_due - SHIFT else Shift.EARLY


def course_of(facts: CourseFacts, *, rules: Rulebook | None = None) -> tuple[Step, ...]:
    """Return the steps of an election in order; a by-election begins with the request."""
    meeting, due = facts.planned_on, facts.term_due
    notice = first_notice(due, (rules or national()).on("ZB-14", meeting)) if due else None
    steps = (
        Step(
            kind=StepKind.REQUEST,
            title="向上级党组织请示",
            earliest=notice,
            latest=meeting - A_MONTH,
            why=f"{PRACTICE}：会前一个月左右请示时间、名额、产生办法和候选人预备人选。",
            is_done=facts.asked_on is not None,
        ),
        Step(
            kind=StepKind.APPROVAL,
            title="收到上级批复",
            earliest=facts.asked_on,
            latest=meeting - A_WEEK,
            why=f"{PRACTICE}：批复后再开会选举。提前、延期的，必须先经上级批准（{BRANCH_RULES}第二十二条）。",
            is_done=facts.approved_on is not None,
        ),
        Step(
            kind=StepKind.CANDIDATES,
            title="确定候选人",
            earliest=facts.approved_on,
            latest=meeting,
            why=f"依据：{ELECTION_RULES}，委员候选人的差额不少于应选人数的百分之二十。",
            is_done=facts.has_candidates,
        ),
        Step(
            kind=StepKind.TELLERS,
            title="提出监票人、计票人",
            earliest=facts.approved_on,
            latest=meeting,
            why=f"依据：{ELECTION_RULES}，从不是候选人的选举人中推选，经大会通过。",
            is_done=facts.has_tellers,
        ),
        Step(
            kind=StepKind.MEETING,
            title="召开党员大会选举",
            earliest=facts.approved_on or notice,
            latest=due if due and meeting <= due else meeting,
            why=f"依据：{BRANCH_RULES}第二十一条；到会人数不少于应到会的五分之四（{ELECTION_RULES}）。",
            is_done=facts.is_decided,
        ),
        Step(
            kind=StepKind.RECORD,
            title="记录当选人并报上级",
            earliest=meeting,
            latest=meeting + A_WEEK,
            why=f"依据：{BRANCH_RULES}第二十一条，委员报备案，书记、副书记报批准；一周内报为{PRACTICE}。",
            is_done=facts.is_recorded,
        ),
    )
    return (_notice(due, notice), *steps) if due and notice else steps


def next_step(steps: tuple[Step, ...]) -> Step | None:
    """Return the first step that is not done; None when all are."""
    return next((step for step in steps if not step.is_done), None)


def _notice(due: date, notice: date) -> Step:
    return Step(
        kind=StepKind.NOTICE,
        title="接到换届提醒，开始准备",
        earliest=notice,
        latest=due,
        why=f"依据：{BRANCH_RULES}第二十二条，上级党组织一般提前6个月提醒。",
        is_done=True,  # the election has been begun here
    )
