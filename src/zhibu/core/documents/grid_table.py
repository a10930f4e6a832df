"""A table over the full width of the type area, thin lines, its header on every page."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import clean, lines_of, paragraph, run, w, width_of
from zhibu.core.documents.official import Table
from zhibu.core.documents.page import Page, twips

LINE = {"val": "single", "sz": 4, "space": 0, "color": "000000"}
"""Half a point thick, which w:sz counts in eighths."""
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
SPACE = {"top": 40, "left": 80, "bottom": 40, "right": 80}
"""Between a line and the text beside it, in twips."""
SHORT = 10
"""In characters: a column of no wider cells is centred, other text begins at the left."""
NARROWEST, WIDEST = 4, 24
"""In characters, between which column widths follow the contents."""
LONGEST_WHOLE = 400
"""Characters in a cell beyond which its row may break over pages."""


def table_elements(table: Table, page: Page) -> Iterator[Element]:
    """Yield the caption, if there is one, and the table."""
    caption = clean(table.caption).strip()
    if caption:
        yield paragraph(run(caption), style="Caption", properties=(w("keepNext"),))
    widths = column_widths(table, page.area_width)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    head = _row(table.columns, widths, ["TableHead"] * len(widths))
    head.insert(0, w("trPr", w("cantSplit"), w("tblHeader")))
    yield w("tbl", _properties(page.area_width, caption), grid, head, *_rows(table, widths))


def column_widths(table: Table, whole: int) -> list[int]:
    """Return the width of each column in twips; together they are the whole."""
    relative = table.widths or [
        min(max(width + 1, NARROWEST), WIDEST) for width in _contents(table, with_head=True)
    ]
    total = sum(relative)
    edges = [round(whole * part / total) for part in accumulate(relative, initial=0)]
    return [right - left for left, right in pairwise(edges)]


def short_columns(table: Table) -> list[bool]:
    """Return of each column whether its cells are short, and therefore centred."""
    return [width <= SHORT for width in _contents(table, with_head=False)]


def _contents(table: Table, *, with_head: bool) -> list[float]:
    """Return the width of the widest line of each column, in characters."""
    rows = (table.columns, *table.rows) if with_head else table.rows
    return [
        max((width_of(line) for row in rows for line in lines_of(row[column])), default=0)
        for column in range(len(table.columns))
    ]


def _properties(whole: int, caption: str) -> Element:
    described = (w("tblCaption", val=caption),) if caption else ()
    return w(
        "tblPr",
        w("tblW", w=whole, type="dxa"),
        w("jc", val="center"),
        w("tblBorders", *(w(edge, **LINE) for edge in EDGES)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=space, type="dxa") for side, space in SPACE.items())),
        w("tblLook", val="0220", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1),
        *described,
    )


def _rows(table: Table, widths: Sequence[int]) -> Iterator[Element]:
    styles = ["TableShort" if short else "TableText" for short in short_columns(table)]
    for cells in table.rows:
        made = _row(cells, widths, styles)
        properties = w("trPr")
        if max(map(len, cells)) <= LONGEST_WHOLE:
            properties.append(w("cantSplit"))
        if table.row_height:
            properties.append(w("trHeight", val=twips(table.row_height), hRule="atLeast"))
        made.insert(0, properties)
        yield made


def _row(cells: Sequence[str], widths: Sequence[int], styles: Sequence[str]) -> Element:
    made = w("tr")
    for text, width, style in zip(cells, widths, styles, strict=True):
        cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")))
        cell.extend(paragraph(run(line), style=style) for line in lines_of(text))
        made.append(cell)
    return made
