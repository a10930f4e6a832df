"""A table over the full width of the type area, thin lines, its header on every page."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import clean, lines_of, paragraph, run, w
from zhibu.core.documents.official import Table
from zhibu.core.documents.page import Page

LINE = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
"""Half a point thick, which w:sz counts in eighths."""
SIDE_SPACE = 80
"""Between a line and the text beside it, in twips."""
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_elements(table: Table, page: Page) -> Iterator[Element]:
    """Yield the caption, if there is one, and the table."""
    caption = clean(table.caption).strip()
    if caption:
        yield paragraph(run(caption), style="Caption", properties=(w("keepNext"),))
    widths = column_widths(table, page.area_width)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    head = _row(table.columns, widths, style="TableHead")
    head.insert(0, w("trPr", w("cantSplit"), w("tblHeader")))
    rows = [_row(row, widths, style="TableText") for row in table.rows]
    for row in rows:
        row.insert(0, w("trPr", w("cantSplit")))
    yield w("tbl", _properties(page.area_width, caption), grid, head, *rows)


def column_widths(table: Table, whole: int) -> list[int]:
    """Return the width of each column in twips; together they are the whole."""
    relative = table.widths or (1,) * len(table.columns)
    total = sum(relative)
    edges = [round(whole * part / total) for part in accumulate(relative, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def _properties(whole: int, caption: str) -> Element:
    described = (w("tblCaption", val=caption),) if caption else ()
    return w(
        "tblPr",
        w("tblW", w=whole, type="dxa"),
        w("jc", val="center"),
        w(
            "tblBorders",
            *(w(edge, **LINE) for edge in EDGES),
        ),
        w("tblLayout", type="fixed"),
        w(
            "tblCellMar",
            w("left", w=SIDE_SPACE, type="dxa"),
            w("right", w=SIDE_SPACE, type="dxa"),
        ),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1),
        *described,
    )


def _row(cells: Sequence[str], widths: Sequence[int], *, style: str) -> Element:
    return w("tr", *(_cell(text, width, style) for text, width in zip(cells, widths, strict=True)))


def _cell(text: str, width: int, style: str) -> Element:
    made = w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")))
    made.extend(paragraph(run(line), style=style) for line in lines_of(text))
    return made
