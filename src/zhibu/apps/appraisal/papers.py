"""Papers of the appraisal in the official layout: forms to fill in, ballot, results, list."""

from collections.abc import Iterable
from datetime import date

from zhibu.apps.appraisal.models import Outcome, Remedy, Round
from zhibu.apps.appraisal.queries.rounds import RoundView
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.official import (
    Blank,
    Block,
    Heading,
    Labelled,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Table,
)
from zhibu.core.documents.workbook import Sheet
from zhibu.core.regulations.appraisal import GRADE_NAMES

GRADES = tuple(GRADE_NAMES.values())
ABOUT_BALLOT = "请在每位党员的一栏里打“√”，只能选一项。不署名，当场投入票箱。"


def self_assessment(round: Round, outcomes: Iterable[Outcome]) -> OfficialDocument:
    """Return a self-assessment form for each member, each on its own page."""
    blocks: list[Block] = []
    for outcome in outcomes:
        if blocks:
            blocks.append(PageBreak())
        blocks += [
            Labelled("党支部", round.branch.name),
            Labelled("姓名", outcome.person.name),
            Heading("一、履行党员义务、发挥作用情况"),
            Blank(4),
            Heading("二、存在的问题和原因"),
            Blank(4),
            Heading("三、改进措施"),
            Blank(4),
            Paragraph("本人签名：　　　　　　　　年　　月　　日", indent=False),
        ]
    return OfficialDocument(title=f"{round.year}年度民主评议党员个人自评表", blocks=tuple(blocks))


def ballot(round: Round, graded: Iterable[Outcome]) -> OfficialDocument:
    """Return the anonymous ballot with every graded member, in the order of the roster."""
    rows = tuple((outcome.person.name, "", "", "", "") for outcome in graded)
    return OfficialDocument(
        title=f"{round.year}年度民主评议党员测评表",
        blocks=(
            Labelled("党支部", round.branch.name),
            Paragraph(ABOUT_BALLOT),
            Table(columns=("姓名", *GRADES), rows=rows, widths=(3, 2, 2, 2, 2)),
        ),
    )


def results(view: RoundView) -> OfficialDocument:
    """Return the result sheet: counts, grade and opinion of each member; no totals of persons."""
    round = view.round
    days = [f"{step.name}{_say(step.done_on)}" for step in view.steps if step.done_on]
    ballots = (
        f"发出 {round.handed_out} 张，收回 {round.returned} 张，有效 {round.valid} 张"
        if round.measured_on
        else "还没有测评"
    )
    return OfficialDocument(
        title=f"{round.year}年度民主评议党员结果",
        landscape=True,
        blocks=(
            Labelled("党支部", round.branch.name),
            Labelled("步骤", "；".join(days) or "还没有开始"),
            Labelled("测评票", ballots),
            Table(
                columns=COLUMNS,
                rows=tuple(tuple(str(cell) for cell in _cells(one)) for one in view.outcomes),
                widths=(3, 2, 2, 2, 2, 3, 8),
            ),
        ),
        signature=round.branch.name,
        dated=round.decided_on,
    )


def results_sheet(view: RoundView) -> Sheet:
    """Return the same results as a sheet of a workbook."""
    return Sheet(
        title=f"{view.round.year}年度民主评议",
        columns=COLUMNS,
        rows=tuple(_cells(one) for one in view.outcomes),
        note="按名册顺序，不排名次。含个人评议结果，仅限本支部使用。",
    )


def opinions_form(branch_name: str, year: int) -> OfficialDocument:
    """Return the form on which opinions are sought, without a name."""
    return OfficialDocument(
        title=f"{year}年度组织生活会征求意见表",
        blocks=(
            Labelled("党支部", branch_name),
            Paragraph("请写下对支部工作和支委会的意见建议，不用署名。"),
            Heading("一、对支部工作的意见"),
            Blank(7),
            Heading("二、对支部委员的意见"),
            Blank(7),
        ),
    )


def remedies_list(branch_name: str, year: int, remedies: Iterable[Remedy]) -> OfficialDocument:
    """Return the 整改清单 as it stands."""
    rows = tuple(
        (
            str(number),
            remedy.problem,
            remedy.measure,
            remedy.owner.name,
            _say(remedy.due_on),
            f"{_say(remedy.done_on)}，{remedy.outcome}" if remedy.done_on else "",
        )
        for number, remedy in enumerate(remedies, start=1)
    )
    columns = ("序号", "问题", "整改措施", "责任人", "期限", "完成情况")
    return OfficialDocument(
        title=f"{year}年度组织生活会整改清单",
        landscape=True,
        blocks=(
            Labelled("党支部", branch_name),
            Table(columns=columns, rows=rows, widths=(2, 6, 7, 3, 4, 5)),
        ),
    )


COLUMNS = ("姓名", *(f"{grade}票" for grade in GRADES), "评定等次", "评定意见和理由")
Cell = str | int


def _cells(outcome: Outcome) -> tuple[Cell, ...]:
    counts: tuple[Cell, ...] = ("", "", "", "")
    if outcome.is_counted:
        counts = (
            outcome.excellent or 0,
            outcome.qualified or 0,
            outcome.basic or 0,
            outcome.unqualified or 0,
        )
    grade = "不评定" if outcome.ungraded else outcome.get_grade_display()
    return (outcome.person.name, *counts, grade, outcome.ungraded or outcome.opinion)


def _say(day: date | None) -> str:
    return full_day(day) if day else ""
