"""A figure in a Word document: the picture with its words, and its caption beneath it."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.markup import clean, lines_of, paragraph, run, w
from zhibu.core.documents.official import Picture
from zhibu.core.documents.page import DOTS, DRAWN, MM_PER_DOT, TALLEST, Page
from zhibu.core.documents.styles import SINGLE
from zhibu.core.figures.drawing import png_of
from zhibu.core.figures.words import words_of

ABOVE = 160
"""Free above a picture, in twips."""
EMU_PER_MM = 36_000
"""English metric units, in which DrawingML counts."""
LONGEST_WORDS = 2_000
"""Signs of an alternative text that are kept."""


def picture_elements(block: Picture, page: Page) -> Iterator[Element]:
    """Yield the picture, its caption and its note, which stay together.

    The picture itself waits under a key of its own until the package takes it in (`embed`).
    """
    kept = w("keepNext")
    above = w("spacing", before=ABOVE, line=SINGLE, lineRule="auto")
    drawing = w("r", w("drawing", _inline(block)))
    yield paragraph(drawing, style="Picture", properties=(kept, above))
    caption = run(" ".join(lines_of(block.caption)).strip())
    note = clean(block.note).strip()
    yield paragraph(caption, style="Caption", properties=(w("keepNext"),) if note else ())
    if note:
        yield paragraph(run(note), style="Note")


def embed(word: Any, pictures: list[Picture], page: Page) -> None:
    """Give each drawing of the document its picture, its size and a number of its own."""
    drawings = word.element.body.iter(qn("wp:inline"))
    for number, (inline, picture) in enumerate(zip(drawings, pictures, strict=True), start=1):
        relation, image = word.part.get_or_add_image(
            BytesIO(png_of(picture.figure, width=DRAWN, scale=DOTS))
        )
        width, height = _size(image.px_width, image.px_height, page)
        inline.find(".//" + qn("a:blip")).set(qn("r:embed"), relation)
        for size in (inline.find(qn("wp:extent")), inline.find(".//" + qn("a:ext"))):
            size.set("cx", str(width))
            size.set("cy", str(height))
        inline.find(qn("wp:docPr")).set("id", str(number))
        inline.find(qn("wp:docPr")).set("name", f"图{number}")


def _size(dots: int, dots_high: int, page: Page) -> tuple[int, int]:
    """Return width and height in EMU: as wide as drawn, but never beyond the type area."""
    tallest = page.body_height * TALLEST
    width, height = dots * MM_PER_DOT, dots_high * MM_PER_DOT
    shrunk = min(1.0, (page.width - page.left - page.right) / width, tallest / height)
    return round(width * shrunk * EMU_PER_MM), round(height * shrunk * EMU_PER_MM)


def _inline(block: Picture) -> Element:
    made: Element = parse_xml(
        f'<wp:inline {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0">'
        '<wp:extent cx="1" cy="1"/><wp:docPr id="1" name=""/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        "<pic:blipFill><a:blip/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="1"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    words = clean(words_of(block.figure))[:LONGEST_WORDS]
    made.find(qn("wp:docPr")).set("descr", words)
    return made
