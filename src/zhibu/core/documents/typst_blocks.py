"""The blocks of a document as plain data for report.typ, which sets them.

Text stays text: Typst gets it as JSON strings and never reads it as markup.
"""

import re
from collections.abc import Iterator, Sequence
from functools import singledispatch
from typing import Any

from zhibu.core.documents.grid_table import column_widths, short_columns
from zhibu.core.documents.markup import clean, lines_of
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
from zhibu.core.documents.page import DOTS, DRAWN, MM_PER_DOT, TALLEST, Page
from zhibu.core.figures.drawing import vector_of
from zhibu.core.figures.words import words_of

SIZE = re.compile(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')
UNBREAKABLE = re.compile(r"[!-~]{24}(?=[!-~])")
"""Letters of other scripts in a row, as in a long address: after them a line may end."""
WORD_JOINT = "\u200b"
Data = dict[str, Any]


def blocks_as_data(blocks: Sequence[Block], page: Page) -> Iterator[Data]:
    """Yield the blocks; a heading lies at most one step below the one before it.

    It looks as its level does, but a contents list with missing steps breaks PDF/UA.
    """
    depth = 0
    for block in blocks:
        if isinstance(block, Heading):
            depth = min(block.level, depth + 1)
        for part in _data(block, page):
            yield {**part, "depth": depth}


def on_one_line(text: str) -> str:
    """Return a text on one line that may end anywhere in a long run of letters."""
    return _breakable(" ".join(line for line in lines_of(text) if line))


def _breakable(text: str) -> str:
    return UNBREAKABLE.sub(lambda found: found[0] + WORD_JOINT, text)


@singledispatch
def _data(block: object, page: Page) -> Iterator[Data]:
    raise TypeError(f"not a block of a document: {type(block).__name__}")


@_data.register
def _(block: Heading, page: Page) -> Iterator[Data]:
    yield {"kind": "heading", "level": block.level, "text": on_one_line(block.text)}


@_data.register
def _(block: Paragraph, page: Page) -> Iterator[Data]:
    for line in lines_of(block.text):
        yield {"kind": "paragraph", "text": _breakable(line), "indent": block.indent}


@_data.register
def _(block: Labelled, page: Page) -> Iterator[Data]:
    label = clean(block.label).strip().rstrip("：:") + "："
    first, *others = lines_of(block.text)
    yield {"kind": "labelled", "label": label, "text": _breakable(first)}
    for line in others:
        yield {"kind": "paragraph", "text": _breakable(line), "indent": True}


@_data.register
def _(block: Note, page: Page) -> Iterator[Data]:
    yield {"kind": "note", "text": on_one_line(block.text)}


@_data.register
def _(block: Quotation, page: Page) -> Iterator[Data]:
    lines = [_breakable(line) for line in lines_of(block.text)]
    yield {"kind": "quotation", "lines": lines, "source": on_one_line(block.source)}


@_data.register
def _(block: Entry, page: Page) -> Iterator[Data]:
    yield {"kind": "entry", "mark": on_one_line(block.mark), "text": on_one_line(block.text)}


@_data.register
def _(block: Blank, page: Page) -> Iterator[Data]:
    yield from [{"kind": "blank"}] * block.lines


@_data.register
def _(block: PageBreak, page: Page) -> Iterator[Data]:
    yield {"kind": "pagebreak"}


@_data.register
def _(block: Picture, page: Page) -> Iterator[Data]:
    svg = vector_of(block.figure, width=DRAWN)
    yield {
        "kind": "picture",
        "svg": svg,
        "words": clean(words_of(block.figure)),
        "caption": on_one_line(block.caption),
        "note": on_one_line(block.note),
        "width": _width(svg, page),
    }


def _width(svg: str, page: Page) -> float:
    """Return how wide a drawing is printed, in mm: less than usual only if it is very tall."""
    found = SIZE.match(svg)
    if found is None:
        raise ValueError("a drawing without a size")
    wide, high = map(float, found.groups())
    return min(wide * DOTS * MM_PER_DOT, page.body_height * TALLEST * wide / high)


@_data.register
def _(block: Table, page: Page) -> Iterator[Data]:
    yield {
        "kind": "table",
        "columns": [on_one_line(name) for name in block.columns],
        "rows": [
            ["\n".join(map(_breakable, lines_of(cell))) for cell in row] for row in block.rows
        ],
        "widths": column_widths(block, page.area_width),
        "short": short_columns(block),
        "caption": on_one_line(block.caption),
    }
