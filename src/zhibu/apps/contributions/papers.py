"""The record of a year on paper and as a workbook, for the yearly appraisal."""

from collections.abc import Iterator

from zhibu.apps.contributions.adapters import Article, article_on
from zhibu.apps.contributions.queries.lines import Line
from zhibu.apps.contributions.queries.record import Record
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.numbering import chinese
from zhibu.core.documents.official import (
    Blank,
    Block,
    Heading,
    Labelled,
    Note,
    OfficialDocument,
    Paragraph,
    Table,
)
from zhibu.core.documents.workbook import Sheet

COLUMNS = ("时间", "做了什么", "出自哪份记录")
FACTS_ONLY = "本纪实从日常记录汇集，只列事实，不计分，不与他人比较。"
BESIDE = (
    "条文说的是党务工作。项目、工作事项、承诺、建议、措施作为事实一并列出，怎样采用由考核单位决定。"
)
NO_POST = "本年度没有兼职党务职务的记录，条文是否适用由考核单位认定。"


def paper_of(record: Record) -> OfficialDocument:
    """Return the record as an official paper, each kind a table, with the article that counts."""
    return OfficialDocument(
        title=f"{record.year.number}年度党务和项目工作纪实",
        blocks=(
            Labelled("姓名", record.person.name),
            Labelled("单位", record.workplace or "没有记录"),
            Labelled("党支部", record.branch or "没有记录"),
            *_groups(record),
            *_grounds(record),
            Blank(),
            Paragraph("本人确认（签名）：　　　　　　　　年　　月　　日", indent=False),
            Paragraph("党支部核对（签名）：　　　　　　　年　　月　　日", indent=False),
        ),
    )


def sheet_of(record: Record) -> Sheet:
    """Return the same lines as a sheet of a workbook."""
    article = article_on(record.year.last)
    rows = tuple(
        (group.title, line.when, _said(line), line.source)
        for group in record.groups
        for line in group.lines
    )
    return Sheet(
        title=f"{record.year.number}年度纪实",
        columns=("类别", *COLUMNS),
        rows=rows,
        note=f"{FACTS_ONLY}依据：{_quoted(article)}" if article else FACTS_ONLY,
    )


def grounds_of(record: Record) -> tuple[str, ...]:
    """Return why the record counts and for what, each a sentence or two."""
    article = article_on(record.year.last)
    if article is None:
        return (FACTS_ONLY,)
    return (
        f"{_quoted(article)}",
        *(() if record.is_part_time else (NO_POST,)),
        BESIDE,
        FACTS_ONLY,
    )


def _groups(record: Record) -> Iterator[Block]:
    shown = [group for group in record.groups if group.lines]
    for number, group in enumerate(shown, start=1):
        yield Heading(f"{chinese(number)}、{group.title}")
        yield Table(
            columns=COLUMNS,
            rows=tuple((line.when, _said(line), line.source) for line in group.lines),
            widths=(5, 9, 6),
        )
    if not shown:
        yield Paragraph("本年度没有记录。")


def _grounds(record: Record) -> Iterator[Block]:
    shown = sum(bool(group.lines) for group in record.groups)
    yield Heading(f"{chinese(shown + 1)}、依据和说明")
    for said in grounds_of(record):
        yield Paragraph(said)
    yield Note(f"内容截至{full_day(record.year.last)}。")


def _said(line: Line) -> str:
    return "\n".join((line.what, *line.details))


def _quoted(article: Article) -> str:
    return f"{article.citation}：{article.wording}"
