"""What stands after the body: attachments, signature and date (7.3.4, 7.3.5.2)."""

from collections.abc import Iterator, Sequence
from datetime import date

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import lines_of, paragraph, run, w, width_of
from zhibu.core.documents.official import OfficialDocument
from zhibu.core.documents.page import Page
from zhibu.core.documents.styles import indents

FROM_THE_RIGHT = 2
"""Characters between the signature and the right edge."""
DATE_SHIFT = 2
DATE_ALONE = 4
"""Characters between a date without a signature and the right edge."""
NUMBERED = 1.5
"""Width of an attachment's number and full stop, in characters."""


def closing(document: OfficialDocument, page: Page) -> Iterator[Element]:
    """Yield what follows the body; empty parts are left out."""
    attachments = [
        name for line in document.attachments if (name := " ".join(lines_of(line)).strip())
    ]
    yield from _attachments(attachments, page)
    yield from _signed(" ".join(lines_of(document.signature)).strip(), document.dated, page)


def _attachments(names: Sequence[str], page: Page) -> Iterator[Element]:
    """附件：1. …, the names under each other; a single one has no number."""
    if not names:
        return
    yield paragraph()
    label = "附件："
    wide = width_of(label)
    hang = NUMBERED if len(names) > 1 else 0
    for number, name in enumerate(names, start=1):
        first = number == 1
        text = (label if first else "") + (f"{number}.\t{name}" if hang else name)
        indent = indents(page, left=2 + wide + hang, first=-(hang + (wide if first else 0)))
        yield paragraph(run(text), properties=(indent,))


def _signed(signature: str, dated: date | None, page: Page) -> Iterator[Element]:
    day = f"{dated.year}年{dated.month}月{dated.day}日" if dated else ""
    if not signature and not day:
        return
    yield paragraph(properties=(w("keepNext"),))
    if not (signature and day):
        right = FROM_THE_RIGHT if signature else DATE_ALONE
        placed = (indents(page, right=right), w("jc", val="right"))
        yield paragraph(run(signature or day), properties=placed)
        return
    of_signature, of_date = from_the_left(signature, day, page.characters)
    kept = (w("keepNext"), indents(page, left=of_signature), w("jc", val="left"))
    yield paragraph(run(signature), properties=kept)
    # A stand-in font's digits are wider than halves: the date may then use the margin, but
    # never a second line.
    whole = indents(page, left=of_date, right=-DATE_ALONE)
    yield paragraph(run(day), properties=(whole, w("jc", val="left")))


def from_the_left(signature: str, day: str, characters: int) -> tuple[float, float]:
    """Return where signature and date begin, in characters from the left edge.

    The date begins two characters right of the signature; the one that reaches further ends
    two characters before the right edge.
    """
    begin = characters - FROM_THE_RIGHT - max(width_of(signature), DATE_SHIFT + width_of(day))
    return max(0, begin), max(0, begin) + DATE_SHIFT
