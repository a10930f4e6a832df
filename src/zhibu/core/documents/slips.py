"""Slips to cut apart and draw like lots: each with a code, its QR and what it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from zhibu.core.documents.markup import clean, w
from zhibu.core.documents.qr import qr_png

PER_ROW, PER_PAGE = 2, 10
WIDTH, HEIGHT = 95, 53
"""Of a slip, in mm: two by five fill an A4 page with its margins."""
MARGIN_SIDE, MARGIN_TOP = 10, 14
QR_SIDE = 34
"""In mm: with an address of usual length a module is about a millimetre."""
SHORT_TITLE = 32
"""Characters that take two lines at the usual size; longer titles are set smaller."""
CHINESE, PLAIN = "黑体", "Consolas"


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What stands on one slip."""

    code: str
    link: str
    """The address with the code in it, shown as a QR only."""


def slips_word(slips: Sequence[Slip], *, title: str, address: str, note: str) -> bytes:
    """Return a Word document with ten slips to a page, in the order given.

    Args:
        slips: the codes with their links.
        title: the questionnaire's, on every slip.
        address: where the code can be typed in.
        note: a sentence at the foot of every slip.
    """
    word = docx.Document()
    _lay_out(word)
    rows = -(-len(slips) // PER_ROW)
    table = word.add_table(rows=rows, cols=PER_ROW)
    table.autofit = False
    table._tbl.tblPr.append(_cutting_lines())
    for number, row in enumerate(table.rows):
        row.height, row.height_rule = Mm(HEIGHT), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, slip in zip(row.cells, slips[number * PER_ROW :], strict=False):
            cell.width = Mm(WIDTH)
            _fill(cell, slip, title=title, address=address, note=note)
    _shrink(word.add_paragraph())
    content = BytesIO()
    word.save(content)
    return content.getvalue()


def _lay_out(word: Any) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN_SIDE)
    section.top_margin, section.bottom_margin = Mm(MARGIN_TOP), Mm(MARGIN_SIDE)
    section.header_distance = section.footer_distance = Mm(5)
    word.styles["Normal"].font.name = CHINESE
    fonts = word.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), CHINESE)
    spacing = word.styles["Normal"].paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)


def _fill(cell: Any, slip: Slip, *, title: str, address: str, note: str) -> None:
    """Put the QR beside the words: a table of two cells inside the slip's cell."""
    inner = cell.add_table(rows=1, cols=2)
    inner.autofit = False
    picture, words = inner.rows[0].cells
    for column, side, width in zip(
        inner.columns, (picture, words), (QR_SIDE + 2, WIDTH - QR_SIDE - 5), strict=True
    ):
        column.width = side.width = Mm(width)
    picture.paragraphs[0].add_run().add_picture(BytesIO(qr_png(slip.link)), width=Mm(QR_SIDE))
    title_size = 11 if len(title) <= SHORT_TITLE else 9
    _say(words.paragraphs[0], title, size=title_size, bold=True)
    words.paragraphs[0].paragraph_format.space_before = Pt(5)
    _say(words.add_paragraph(), slip.code, size=16, bold=True, font=PLAIN)
    _say(words.add_paragraph(), f"扫码作答，或打开 {address} 输入上面的答题码。", size=8)
    _say(words.add_paragraph(), note, size=8)
    for paragraph in (cell.paragraphs[0], cell.paragraphs[-1]):
        _shrink(paragraph)


def _say(paragraph: Any, text: str, *, size: float, bold: bool = False, font: str = "") -> None:
    run = paragraph.add_run(clean(text))
    run.font.size, run.font.bold = Pt(size), bold
    if font:
        run.font.name = font
    paragraph.paragraph_format.space_after = Pt(3)


def _shrink(paragraph: Any) -> None:
    """Make an empty paragraph, which Word wants around tables, take next to no room."""
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.paragraph_format.space_after = Pt(0)


def _cutting_lines() -> Any:
    """Dashed lines around every slip."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = [w(side, val="dashed", sz="4", space="0", color="999999") for side in sides]
    return w("tblBorders", *lines)
