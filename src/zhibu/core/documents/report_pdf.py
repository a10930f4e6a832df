"""A report as a PDF with tags, through Typst; its text is handed over as data, never as markup."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from zhibu.core.documents.fonts import BODY, FIRST, NUMBERS, SECOND, TITLE, Font
from zhibu.core.documents.official import OfficialDocument
from zhibu.core.documents.page import (
    NUMBER_BELOW,
    NUMBER_SIZE,
    TWIPS_PER_POINT,
    Page,
    page_for,
)
from zhibu.core.documents.paper import paper_of
from zhibu.core.documents.report import Report
from zhibu.core.documents.title_lines import title_lines
from zhibu.core.documents.typst_blocks import blocks_as_data, on_one_line
from zhibu.core.figures.drawing import FONTS

TEMPLATE = Path(__file__).with_name("report.typ")
OURS = {"roman": "Zhibu Serif", "swiss": "Zhibu Sans"}
"""The fonts we ship, after the official ones and their stand-ins."""
CAPTION_SIZE = 14


def report_pdf(report: Report) -> bytes:
    """Return a tagged PDF in official layout; the same report gives the same bytes."""
    import typst  # noqa: PLC0415 -- large, and only a PDF needs it

    paper = json.dumps(_paper(paper_of(report), page_for(landscape=False, large=False)))
    try:
        return _made(paper, is_for_all=True)
    except typst.TypstError:
        # PDF/UA forbids a sign that no font of the machine has, as a rare emoji. The report
        # must come all the same: tagged, with a box in place of the sign.
        return _made(paper, is_for_all=False)


def _made(paper: str, *, is_for_all: bool) -> bytes:
    """Return the PDF, as PDF/UA-1 if it is for all readers."""
    import typst  # noqa: PLC0415 -- as above

    compiler = typst.Compiler(
        TEMPLATE.read_bytes(), font_paths=_fonts(), sys_inputs={"paper": paper}
    )
    made, _warnings = compiler.compile_with_warnings(
        format="pdf", timestamp=0, pdf_standards=["ua-1"] if is_for_all else []
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave pages instead of a PDF")
    return made


@cache
def _fonts() -> Any:
    """Return the fonts of the machine and our own, looked for once."""
    import typst  # noqa: PLC0415 -- as above

    return typst.Fonts(include_embedded_fonts=False, font_paths=[str(FONTS)])


def _paper(document: OfficialDocument, page: Page) -> dict[str, Any]:
    capacity = page.area_width / TWIPS_PER_POINT / page.title_size
    return {
        "title": title_lines(document.title, capacity),
        "byline": [on_one_line(line) for line in document.byline],
        "running": on_one_line(document.running),
        "page": _measures(page),
        "fonts": {
            "title": _names(TITLE),
            "body": _names(BODY),
            "first": _names(FIRST),
            "second": _names(SECOND),
            "numbers": _names(NUMBERS),
        },
        "blocks": list(blocks_as_data(document.blocks, page)),
    }


def _names(font: Font) -> list[str]:
    """Return those names of a font that this machine has, our own at the end."""
    here = {family.lower() for family in _fonts().families()}
    wanted = (font.name, *font.stand_ins, OURS[font.kind], OURS["roman"])
    return [name for name in wanted if name.lower() in here]


def _measures(page: Page) -> dict[str, float]:
    """Return the page in mm, its letters and lines in points."""
    return {
        "width": page.width,
        "height": page.height,
        "top": page.top,
        "bottom": page.bottom,
        "left": page.left,
        "right": page.right,
        "letter": page.size,
        "title": page.title_size,
        "small": page.table_size,
        "caption": CAPTION_SIZE,
        "number": NUMBER_SIZE,
        "below": NUMBER_BELOW,
        "pitch": page.pitch / TWIPS_PER_POINT,
        "tracking": -page.condensed / TWIPS_PER_POINT,
    }
