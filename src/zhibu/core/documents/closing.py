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
    of_signature, of_date = from_the_right(signature, day)
    if signature:
        together = (w("keepNext"),) if day else ()
        yield _at_the_right(signature, of_signature, page, together)
    if day:
        yield _at_the_right(day, of_date, page)


def from_the_right(signature: str, day: str) -> tuple[float, float]:
    """Return how far signature and date stay from the right edge, in characters.

    The date begins two characters right of the signature; the longer of the two ends two
    characters before the edge.
    """
    if not signature:
        return 0, DATE_ALONE
    if not day:
        return FROM_THE_RIGHT, 0
    name, date_ = width_of(signature), width_of(day)
    of_date = max(FROM_THE_RIGHT, FROM_THE_RIGHT + name - 2 - date_)
    return max(FROM_THE_RIGHT, of_date + date_ + 2 - name), of_date


def _at_the_right(
    text: str, right: float, page: Page, properties: tuple[Element, ...] = ()
) -> Element:
    placed = (*properties, indents(page, right=right), w("jc", val="right"))
    return paragraph(run(text), properties=placed)
