"""What stands before the body: mark and red rule, number, title, recipients (7.2.4 to 7.3.2)."""

from collections.abc import Iterator
from math import ceil

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import clean, lines_of, paragraph, run, w, width_of
from zhibu.core.documents.official import OfficialDocument
from zhibu.core.documents.page import TWIPS_PER_POINT, Page, twips
from zhibu.core.documents.styles import RED, sizes
from zhibu.core.documents.title_lines import title_lines

MARK_BELOW = 35
"""From the upper edge of the type area to the mark, in mm."""
LARGEST_MARK, SMALLEST_MARK = 42, 26
"""In points; 42 is the 15 mm the standard's practice does not exceed."""
MARK_LINE = 1.1
SPARE = 0.5
"""Characters of a title's line kept free, for digits of a stand-in font wider than a half."""
RULE_BELOW = 11
"""From the number to the red rule, in points: 4 mm."""
RULE = 12
"""Thickness of the red rule in eighths of a point."""


def opening(document: OfficialDocument, page: Page) -> Iterator[Element]:
    """Yield the head down to the recipients; the body then starts on a line of the grid."""
    if document.mark.strip():
        yield from _red_head(document, page)
        yield from (paragraph(), paragraph())
    capacity = page.area_width / TWIPS_PER_POINT / page.title_size - SPARE
    title = title_lines(document.title, capacity)
    yield paragraph(run("\n".join(title)), style="Title")
    for line in document.byline:
        yield paragraph(run(" ".join(lines_of(line)).strip()), style="Byline")
    yield paragraph()
    recipients = " ".join(line for line in lines_of(document.recipients) if line)
    if recipients:
        yield paragraph(run(recipients.rstrip("：:") + "："))


def _red_head(document: OfficialDocument, page: Page) -> Iterator[Element]:
    """Mark, number and rule; together they take whole lines of the grid."""
    text = " ".join(lines_of(document.mark)).strip()
    number = clean(document.number).strip()
    points = mark_size(text, page)
    before = twips(MARK_BELOW)
    height = round(points * MARK_LINE * TWIPS_PER_POINT)
    rows = ceil(points * width_of(text) / (page.area_width / TWIPS_PER_POINT))
    below = round((RULE_BELOW + RULE / 8) * TWIPS_PER_POINT)
    filling = -(before + rows * height + below) % page.pitch
    edge = w("pBdr", w("bottom", val="single", sz=RULE, space=RULE_BELOW, color=RED))
    mark = run(text)
    mark.insert(0, w("rPr", *sizes(points)))
    placed = {"before": before, "line": height, "lineRule": "exact"}
    if not number:
        placed["after"] = filling
        yield paragraph(mark, style="Mark", properties=(edge, w("spacing", **placed)))
        return
    yield paragraph(mark, style="Mark", properties=(w("spacing", **placed),))
    yield from (paragraph(), paragraph())
    spacing = w("spacing", after=filling)
    yield paragraph(run(number), style="DocumentNumber", properties=(edge, spacing))


def mark_size(text: str, page: Page) -> int:
    """Return the largest size in points at which the mark stays on one line, within limits."""
    fitting = int(page.area_width / TWIPS_PER_POINT / max(width_of(text), 1))
    return max(SMALLEST_MARK, min(LARGEST_MARK, fitting))
