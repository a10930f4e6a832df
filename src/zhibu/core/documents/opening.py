"""What stands before the body: mark and red rule, number, title, recipients (7.2.4 to 7.3.2)."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import clean, lines_of, paragraph, run, w, width_of
from zhibu.core.documents.official import OfficialDocument
from zhibu.core.documents.page import TWIPS_PER_POINT, Page, twips
from zhibu.core.documents.styles import RED, sizes

MARK_BELOW = 35
"""From the upper edge of the type area to the mark, in mm."""
LARGEST_MARK, SMALLEST_MARK = 42, 26
"""In points; 42 is the 15 mm the standard's practice does not exceed."""
MARK_LINE = 1.2
RULE_BELOW = 11
"""From the number to the red rule, in points: 4 mm."""
RULE = 12
"""Thickness of the red rule in eighths of a point."""


def opening(document: OfficialDocument, page: Page) -> Iterator[Element]:
    """Yield the head down to the recipients; the body then starts on a line of the grid."""
    if document.mark.strip():
        yield from _red_head(document, page)
        yield from (paragraph(), paragraph())
    for line in lines_of(document.title):
        yield paragraph(run(line), style="Title")
    yield paragraph()
    recipients = " ".join(line for line in lines_of(document.recipients) if line)
    if recipients:
        yield paragraph(run(recipients.rstrip("：:") + "："))


def _red_head(document: OfficialDocument, page: Page) -> Iterator[Element]:
    """Mark, number and rule; together they take whole lines of the grid."""
    text = " ".join(lines_of(document.mark))
    points = mark_size(text, page)
    before = twips(MARK_BELOW)
    height = round(points * MARK_LINE * TWIPS_PER_POINT)
    number = clean(document.number).strip()
    below = 3 * page.pitch if number else 0
    filling = -(before + height + below + RULE_BELOW * TWIPS_PER_POINT) % page.pitch
    spacing = w("spacing", before=before, after=0, line=height, lineRule="exact")
    mark = run(text)
    mark.insert(0, w("rPr", *sizes(points)))
    edge = w("pBdr", w("bottom", val="single", sz=RULE, space=RULE_BELOW, color=RED))
    after = w("spacing", after=filling + RULE_BELOW * TWIPS_PER_POINT)
    if number:
        yield paragraph(mark, style="Mark", properties=(spacing,))
        yield from (paragraph(), paragraph())
        yield paragraph(run(number), style="DocumentNumber", properties=(edge, after))
    else:
        spacing = w(
            "spacing",
            before=before,
            after=filling + RULE_BELOW * TWIPS_PER_POINT,
            line=height,
            lineRule="exact",
        )
        yield paragraph(mark, style="Mark", properties=(edge, spacing))


def mark_size(text: str, page: Page) -> int:
    """Return the largest size in points at which the mark stays on one line, within limits."""
    fitting = int(page.area_width / TWIPS_PER_POINT / max(width_of(text), 1))
    return max(SMALLEST_MARK, min(LARGEST_MARK, fitting))
