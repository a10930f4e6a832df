"""The collection list of dues on paper and as a workbook."""

from decimal import Decimal

from zhibu.apps.membership.months import Span
from zhibu.apps.membership.queries.dues import CollectionList, DuesLine
from zhibu.apps.organisation.models import Branch
from zhibu.core.documents.official import OfficialDocument, Paragraph, Table
from zhibu.core.documents.workbook import Cell, Sheet, workbook

INNER = "收缴工作用表，载有个人信息，不张贴、不转发。"


def dues_document(branch: Branch, span: Span, listed: CollectionList) -> OfficialDocument:
    """Return the list as a paper with a place to sign."""
    months = tuple(f"{month.month}月" for month in listed.months)
    rows = tuple(
        (
            str(number),
            line.person.name,
            *(_said(line, place) for place in range(len(months))),
            "" if line.lacks_base else f"{line.total:.2f}",
            "",
        )
        for number, line in enumerate(listed.lines, 1)
    )
    total = ("", "合计", *("" for _ in months), f"{listed.total:.2f}", "")
    table = Table(
        columns=("序号", "姓名", *months, "合计（元）", "签名"),
        rows=(*rows, total),
        widths=(2, 4, *(3 for _ in months), 4, 4),
    )
    return OfficialDocument(
        title=f"{branch}\n{span.title}党费收缴表", blocks=(table, Paragraph(INNER))
    )


def dues_workbook(branch: Branch, span: Span, listed: CollectionList) -> bytes:
    """Return the list as a workbook, amounts as numbers."""
    months = tuple(f"{month.month}月（元）" for month in listed.months)
    ticked = tuple(f"{month.month}月已交" for month in listed.months)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            line.person.name,
            *line.amounts,
            line.total,
            *("已交" if paid else "" for paid in line.paid),
        )
        for line in listed.lines
    )
    sheet = Sheet(
        span.title, ("姓名", *months, "合计（元）", *ticked), rows, note=f"{branch}。{INNER}"
    )
    return workbook([sheet])


def _said(line: DuesLine, place: int) -> str:
    amount: Decimal | None = line.amounts[place]
    if amount is not None:
        return f"{amount:.2f}"
    return "缺基数" if line.owes[place] else "—"
