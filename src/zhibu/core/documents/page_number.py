"""The page number: — 1 —, outer side of the sheet, one character in (7.5)."""

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import paragraph, run, w
from zhibu.core.documents.page import NUMBER_SIZE, TWIPS_PER_POINT

ONE_CHARACTER = NUMBER_SIZE * TWIPS_PER_POINT


def page_number(*, is_odd: bool) -> Element:
    """Return the line of the number: right on odd pages, left on even ones."""
    side = "right" if is_odd else "left"
    indent = w("ind", **{side: ONE_CHARACTER})
    return paragraph(
        run("— "),
        w("fldSimple", run("1"), instr=" PAGE "),
        run(" —"),
        style="Footer",
        properties=(indent, w("jc", val=side)),
    )
