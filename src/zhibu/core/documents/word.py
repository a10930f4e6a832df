"""An official document as a Word file, the same bytes for the same document."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.body import body_elements
from zhibu.core.documents.closing import closing
from zhibu.core.documents.fonts import font_table
from zhibu.core.documents.markup import lines_of, paragraph, run, w
from zhibu.core.documents.official import OfficialDocument, Picture
from zhibu.core.documents.opening import opening
from zhibu.core.documents.page import Page, page_for, twips
from zhibu.core.documents.page_number import page_number
from zhibu.core.documents.picture import embed
from zhibu.core.documents.styles import styles

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file can name: ours says nothing of the machine's clock."""
OF_THE_TEMPLATE = (
    "/thumbnail",
    "/customXml",
    "/stylesWithEffects",
    "/numbering",
    "/webSettings",
    "/extended-properties",
)
WORD_2013 = 15
LONGEST_PROPERTY = 255


def official_docx(document: OfficialDocument, *, large: bool = False) -> bytes:
    """Return a .docx in the official layout; `large` has 22-point letters for older eyes."""
    page = page_for(landscape=document.landscape, large=large)
    word = docx.Document()
    _forget_the_template(word)
    word.styles.element[:] = styles(page)
    word.settings.element[:] = _settings()
    _lay_out(word, page)
    _fill(word, document, page)
    embed(word, [block for block in document.blocks if isinstance(block, Picture)], page)
    _run_over(word, document)
    _describe(word, document)
    target = BytesIO()
    word.save(target)
    return _without_clock(target)


def _fill(word: Any, document: OfficialDocument, page: Page) -> None:
    body = word.element.body
    place = body.sectPr
    for element in (
        *opening(document, page),
        *body_elements(document.blocks, page),
        *closing(document, page),
    ):
        place.addprevious(element)


def _run_over(word: Any, document: OfficialDocument) -> None:
    """Set what every page says at its head."""
    text = " ".join(lines_of(document.running)).strip()
    if not text:
        return
    section = word.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        header._element[:] = [paragraph(run(text), style="Header")]


def _lay_out(word: Any, page: Page) -> None:
    """Set paper, margins, the grid of lines and characters, and the page numbers."""
    section = word.sections[0]
    for footer, is_odd in ((section.footer, True), (section.even_page_footer, False)):
        footer.is_linked_to_previous = False
        footer._element[:] = [page_number(is_odd=is_odd)]
    properties = section._sectPr
    for child in list(properties):
        if not child.tag.endswith("}footerReference"):
            properties.remove(child)
    turned = {"orient": "landscape"} if page.width > page.height else {}
    properties.extend(
        [
            w("pgSz", w=twips(page.width), h=twips(page.height), **turned),
            w(
                "pgMar",
                top=twips(page.top),
                right=page.right_margin,
                bottom=twips(page.bottom),
                left=twips(page.left),
                header=twips(15),
                footer=page.footer,
                gutter=0,
            ),
            w(
                "docGrid",
                type="linesAndChars",
                linePitch=page.pitch,
                charSpace=page.character_space,
            ),
        ]
    )


def _settings() -> list[Element]:
    """Odd and even pages differ; punctuation keeps its width; Word 2013 or later lays out."""
    uri = "http://schemas.microsoft.com/office/word"
    return [
        w("zoom", percent=100),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w(
            "compat",
            w("balanceSingleByteDoubleByteWidth"),
            w("doNotExpandShiftReturn"),
            w("useFELayout"),
            w("compatSetting", name="compatibilityMode", uri=uri, val=WORD_2013),
        ),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]


def _forget_the_template(word: Any) -> None:
    """Drop what python-docx's own template brings along, and name our fonts in its place."""
    for owner in (word.part, word.part.package):
        for name, relation in list(owner.rels.items()):
            if relation.reltype.endswith(OF_THE_TEMPLATE):
                del owner.rels[name]
    fonts = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts._blob = font_table()


def _describe(word: Any, document: OfficialDocument) -> None:
    """Leave a title and the language; no author, no time, nothing of the machine."""
    properties = word.core_properties
    properties._element[:] = []
    properties.title = "".join(lines_of(document.title))[:LONGEST_PROPERTY]
    properties.language = "zh-CN"


def _without_clock(source: BytesIO) -> bytes:
    """Return the same package with every entry at the earliest time a zip can tell."""
    target = BytesIO()
    with ZipFile(source) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = ZipInfo(name, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()
