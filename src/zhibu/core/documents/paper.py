"""A report as an official document: numbered, its names of figures filled in, in order."""

import re
from collections.abc import Iterator, Mapping

from zhibu.core.chinese_days import full_day
from zhibu.core.documents.numbering import Headings, Labels, chinese, labels_by_key, named
from zhibu.core.documents.official import (
    Blank,
    Block,
    Entry,
    Heading,
    Labelled,
    Note,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from zhibu.core.documents.report import (
    Items,
    Part,
    Quoted,
    Report,
    ReportFigure,
    ReportTable,
    Text,
)
from zhibu.core.documents.text import blocks_of

REFERENCE = re.compile(r"\s*\[\d+\]\s*")
"""The number a reference may already begin with."""


def paper_of(report: Report) -> OfficialDocument:
    """Return the report as a document of numbered blocks."""
    return OfficialDocument(
        title=report.title,
        byline=_byline(report),
        running=report.running,
        blocks=tuple(_blocks(report)),
    )


def _byline(report: Report) -> tuple[str, ...]:
    day = f"（{full_day(report.dated)}）" if report.dated else ""
    return tuple(line for line in (report.unit.strip(), day) if line)


def _blocks(report: Report) -> Iterator[Block]:
    names = labels_by_key(report)
    for remark in report.remarks:
        yield Labelled("说明", remark)
    if report.summary.strip():
        yield Labelled("摘要", named(report.summary, names))
    writer, headings = Writer(names, Labels()), Headings()
    for section in report.sections:
        yield Heading(headings.numbered(section.heading, section.level), section.level)
        for part in section.parts:
            yield from writer.blocks(part)
    yield from _references(report.references)
    behind = Writer(names, Labels("附"))
    for place, appendix in enumerate(report.appendices, start=1):
        yield PageBreak()
        number = f"附录{chinese(place)}" if len(report.appendices) > 1 else "附录"
        yield Heading(f"{number}　{appendix.heading}")
        for part in appendix.parts:
            yield from behind.blocks(part)


def _references(references: tuple[str, ...]) -> Iterator[Block]:
    if references:
        yield Heading("参考文献")
    for number, reference in enumerate(references, start=1):
        yield Entry(f"[{number}]", REFERENCE.sub("", reference, count=1))


class Writer:
    """Writes the parts of a report, giving each figure and table the next label."""

    def __init__(self, names: Mapping[str, str], labels: Labels) -> None:
        """`names`: what the text calls the figures and tables of the whole report."""
        self._names = names
        self._labels = labels

    def blocks(self, part: Part) -> Iterator[Block]:
        """Yield the blocks of one part."""
        match part:
            case Text(text):
                typed = blocks_of(named(text, self._names))
                yield from (block for block in typed if not isinstance(block, Blank))
            case Items(items):
                for number, item in enumerate(items, start=1):
                    yield Paragraph(f"{number}. {named(item, self._names)}")
            case Quoted():
                yield Quotation(named(part.text, self._names), part.source)
            case ReportFigure():
                yield from self._figure(part)
            case ReportTable():
                yield from self._table(part)

    def _figure(self, part: ReportFigure) -> Iterator[Block]:
        caption = f"{self._labels.label(part)}　{part.figure.title}"
        yield Picture(part.figure, caption, _note(part.figure.note))

    def _table(self, part: ReportTable) -> Iterator[Block]:
        caption = f"{self._labels.label(part)}　{part.title}"
        yield Table(part.columns, part.rows, part.widths, caption)
        if part.note.strip():
            yield Note(_note(part.note))


def _note(text: str) -> str:
    return f"注：{text.strip()}" if text.strip() else ""
