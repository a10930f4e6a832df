"""The plan as a workbook and as an official document, made from the records when asked for."""

from collections.abc import Iterator
from datetime import date

from zhibu.apps.regime.queries.plan import Month, PlanOfYear, say_day
from zhibu.core.documents.official import OfficialDocument, Paragraph, Table
from zhibu.core.documents.word import official_docx
from zhibu.core.documents.workbook import Cell, Sheet, workbook

COLUMNS = ("月份", "日期", "时间", "事项", "主题", "地点", "备注")
BY_THEN = "在此之前完成"
WIDTHS_ON_PAPER = (20, 30, 38)


def plan_workbook(plan: PlanOfYear) -> bytes:
    """Return the plan as an Excel workbook: meetings and milestones in order of days."""
    rows = tuple(row for month in plan.months for row in _rows(month))
    return workbook([Sheet(f"{plan.year}年度计划", COLUMNS, rows, note=plan.branch.name)])


def plan_document(plan: PlanOfYear, *, today: date) -> bytes:
    """Return the plan as a Word document in the official layout."""
    rows = tuple(
        (_said(row), str(row[3]), str(row[4] or ""))
        for month in plan.months
        for row in _rows(month)
    )
    accepted = plan.plan.accepted_at if plan.plan else None
    blocks = (
        Paragraph("根据《中国共产党支部工作条例（试行）》等规定，结合本支部实际，安排如下。"),
        Table(("日期", "事项", "主题"), rows, widths=WIDTHS_ON_PAPER),
    )
    return official_docx(
        OfficialDocument(
            title=f"{plan.branch}{plan.year}年组织生活计划",
            blocks=blocks,
            signature=plan.branch.name,
            dated=accepted.date() if accepted else today,
        )
    )


def _rows(month: Month) -> Iterator[tuple[Cell, ...]]:
    found: list[tuple[date, tuple[Cell, ...]]] = [
        (
            entry.meeting.on,
            (
                month.number,
                entry.meeting.on,
                entry.meeting.starts_at,
                entry.name,
                entry.meeting.title,
                entry.meeting.place,
                "".join(entry.remarks),
            ),
        )
        for entry in month.entries
    ]
    found += [
        (
            step.milestone.day,
            (month.number, step.milestone.day, None, step.milestone.title, "", "", BY_THEN),
        )
        for step in month.steps
    ]
    return (row for _, row in sorted(found, key=lambda pair: pair[0]))


def _said(row: tuple[Cell, ...]) -> str:
    """Say the day of a row; a milestone is done by it."""
    day = row[1]
    if not isinstance(day, date):
        return ""
    return say_day(day) if row[6] != BY_THEN else f"{say_day(day)}前"
