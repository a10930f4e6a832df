"""The blocks of a document as paragraphs and tables of Word."""

from collections.abc import Iterator, Sequence
from functools import singledispatch

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.grid_table import table_elements
from zhibu.core.documents.markup import clean, lines_of, paragraph, run, w, width_of
from zhibu.core.documents.official import (
    Blank,
    Block,
    Entry,
    Heading,
    Labelled,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
)
from zhibu.core.documents.page import Page
from zhibu.core.documents.picture import picture_elements
from zhibu.core.documents.styles import indents

WIDEST_LABEL = 8
"""In characters; under a longer label the text does not hang."""


def body_elements(blocks: Sequence[Block], page: Page) -> Iterator[Element]:
    """Yield the body; between two tables, and after a last one, stands a line.

    Word would join two tables that touch, and cannot end a document with one.
    """
    for number, block in enumerate(blocks):
        follower = blocks[number + 1] if number + 1 < len(blocks) else None
        if isinstance(block, Heading) and _stands_over(block, follower):
            yield _heading(block, w("keepNext"))
        else:
            yield from elements_of(block, page)
        if isinstance(block, Table) and (follower is None or isinstance(follower, Table)):
            yield thin_line()


def thin_line(*runs: Element) -> Element:
    """Return a paragraph too low to see."""
    return paragraph(*runs, properties=(w("spacing", line=20, lineRule="exact"),))


@singledispatch
def elements_of(block: object, page: Page) -> Iterator[Element]:
    """Yield the elements of one block."""
    raise TypeError(f"not a block of a document: {type(block).__name__}")


@elements_of.register
def _(block: Heading, page: Page) -> Iterator[Element]:
    yield _heading(block)


def _heading(block: Heading, *properties: Element) -> Element:
    text = " ".join(line for line in lines_of(block.text) if line)
    return paragraph(run(text), style=f"Heading{block.level}", properties=properties)


def _stands_over(heading: Heading, follower: Block | None) -> bool:
    """Whether what follows is the heading's own, so that it may not stay behind on a page.

    Headings of one level under each other are a list and break anywhere.
    """
    if isinstance(follower, Heading):
        return follower.level > heading.level
    return follower is not None


@elements_of.register
def _(block: Paragraph, page: Page) -> Iterator[Element]:
    for line in lines_of(block.text):
        yield paragraph(run(line), style="BodyText" if block.indent else "")


@elements_of.register
def _(block: Labelled, page: Page) -> Iterator[Element]:
    label = clean(block.label).strip().rstrip("：:") + "："
    width = width_of(label)
    hang = width if width <= WIDEST_LABEL else 0
    indent = indents(page, left=2 + hang, first=-hang) if hang else indents(page, first=2)
    text = "\n".join(lines_of(block.text))
    yield paragraph(run(label, style="Label"), run(text), properties=(indent,))


@elements_of.register
def _(block: Table, page: Page) -> Iterator[Element]:
    yield from table_elements(block, page)


@elements_of.register
def _(block: Blank, page: Page) -> Iterator[Element]:
    for _line in range(block.lines):
        yield paragraph()


@elements_of.register
def _(block: PageBreak, page: Page) -> Iterator[Element]:
    yield thin_line(w("r", w("br", type="page")))


@elements_of.register
def _(block: Picture, page: Page) -> Iterator[Element]:
    yield from picture_elements(block, page)


@elements_of.register
def _(block: Note, page: Page) -> Iterator[Element]:
    for line in lines_of(block.text):
        yield paragraph(run(line), style="Note")


@elements_of.register
def _(block: Quotation, page: Page) -> Iterator[Element]:
    kept = (w("keepNext"),) if block.source.strip() else ()
    for line in lines_of(block.text):
        yield paragraph(run(line), style="Quote", properties=kept)
    if block.source.strip():
        told = " ".join(lines_of(block.source)).strip()
        yield paragraph(run(f"——{told}"), style="Quote", properties=(w("jc", val="right"),))


@elements_of.register
def _(block: Entry, page: Page) -> Iterator[Element]:
    mark = clean(block.mark).strip()
    hang = width_of(mark) + 0.5
    text = " ".join(lines_of(block.text)).strip()
    indent = indents(page, left=hang, first=-hang)
    yield paragraph(run(f"{mark}\t{text}"), style="Entry", properties=(indent,))
