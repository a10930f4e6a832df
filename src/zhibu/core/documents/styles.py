"""The styles of an official document: whoever edits it in Word finds the parts by name."""

from dataclasses import dataclass

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from zhibu.core.documents.fonts import BODY, FIRST, LEVELS, NUMBERS, SECOND, TITLE, Font
from zhibu.core.documents.markup import w
from zhibu.core.documents.page import NUMBER_SIZE, TWIPS_PER_POINT, Page

RED = "FF0000"
BUILT_IN = {
    "Title",
    "BodyText",
    "Caption",
    "Footer",
    "Header",
    "Quote",
    *(f"Heading{n}" for n in range(1, 5)),
}
IN_TABLE = 1.5
"""Line height in a table, in letters."""
SINGLE = 240
"""A line as high as what stands in it, in w:line."""
RUNNING_SIZE = 12
"""What every page says at its head, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style; sizes in points, heights in twips. None is what the body has."""

    id: str
    name: str
    font: Font | None = None
    size: int | None = None
    colour: str = ""
    height: int | None = None
    rule: str = "exact"
    align: str = ""
    indent: Element | None = None
    outline: int | None = None

    def element(self) -> Element:
        """Return the style for word/styles.xml."""
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val="Normal"),
            w("next", val="Normal"),
            w("qFormat"),
            w("pPr", *self._paragraph()),
            w("rPr", *self._letters()),
            type="paragraph",
            customStyle=int(self.id not in BUILT_IN),
            styleId=self.id,
        )

    def _paragraph(self) -> list[Element]:
        found = []
        if self.height is not None:
            found.append(w("spacing", line=self.height, lineRule=self.rule))
        if self.indent is not None:
            found.append(self.indent)
        if self.align:
            found.append(w("jc", val=self.align))
        if self.outline is not None:
            found.append(w("outlineLvl", val=self.outline))
        return found

    def _letters(self) -> list[Element]:
        found = []
        if self.font is not None:
            found.append(self.font.everywhere())
        if self.colour:
            found.append(w("color", val=self.colour))
        if self.size is not None:
            found += [w("spacing", val=0), *sizes(self.size)]
        return found


def sizes(points: int) -> list[Element]:
    """Return the setting of a letter size, which Word counts in half points."""
    return [w("sz", val=points * 2), w("szCs", val=points * 2)]


def indents(page: Page, *, left: float = 0, right: float = 0, first: float = 0) -> Element:
    """Return indents in characters; a negative `first` hangs the first line out.

    A first line alone is given to Word in characters too, so that it follows the letter size.
    """
    given: dict[str, object] = {"left": page.across(left), "right": page.across(right)}
    if first > 0:
        given |= {"firstLineChars": round(first * 100), "firstLine": page.across(first)}
    elif first < 0:
        given["hanging"] = page.across(-first)
    return w("ind", **given)


def styles(page: Page) -> list[Element]:
    """Return the contents of word/styles.xml for a page."""
    return [
        _defaults(page),
        _normal(page),
        *(style.element() for style in _named(page)),
        _label(),
        _default_table(),
    ]


def _named(page: Page) -> list[Style]:
    headings = [
        Style(
            id=f"Heading{level}",
            name=f"heading {level}",
            font=font,
            indent=indents(page, first=2),
            outline=level - 1,
        )
        for level, font in enumerate(LEVELS, start=1)
    ]
    return [
        Style(id="Title", name="Title", font=TITLE, size=page.title_size, align="center"),
        Style(id="Byline", name="署名", font=SECOND, align="center"),
        *headings,
        Style(id="BodyText", name="Body Text", indent=indents(page, first=2)),
        Style(id="Quote", name="Quote", font=SECOND, indent=indents(page, left=2, right=2)),
        Style(id="Entry", name="参考文献", align="left"),
        Style(id="Mark", name="发文机关标志", font=TITLE, colour=RED, align="center"),
        Style(id="DocumentNumber", name="发文字号", align="center"),
        Style(id="Picture", name="图", height=SINGLE, rule="auto", align="center"),
        Style(id="Caption", name="caption", font=FIRST, size=14, align="center"),
        *_small(page),
        *_at_the_edges(),
    ]


def _small(page: Page) -> list[Style]:
    """Return the styles of a table and of what is said under it."""
    wanted = (
        ("TableText", "表格文字", None, "left"),
        ("TableShort", "表格短文字", None, "center"),
        ("TableHead", "表格表头", FIRST, "center"),
        ("Note", "注", None, "left"),
    )
    return [
        Style(
            id=style,
            name=name,
            font=font,
            size=page.table_size,
            height=round(page.table_size * IN_TABLE * TWIPS_PER_POINT),
            rule="atLeast",
            align=align,
        )
        for style, name, font, align in wanted
    ]


def _at_the_edges() -> list[Style]:
    """Return the styles of what stands on every page."""
    return [
        Style(
            id="Header",
            name="header",
            font=SECOND,
            size=RUNNING_SIZE,
            height=round(RUNNING_SIZE * IN_TABLE * TWIPS_PER_POINT),
            align="center",
        ),
        Style(
            id="Footer",
            name="footer",
            font=NUMBERS,
            size=NUMBER_SIZE,
            height=NUMBER_SIZE * TWIPS_PER_POINT,
        ),
    ]


def _defaults(page: Page) -> Element:
    """Letters and digits are English to a program: as Chinese they would break anywhere."""
    letters = w(
        "rPr",
        BODY.everywhere(),
        *sizes(page.size),
        w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
    )
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault"))


def _normal(page: Page) -> Element:
    """Body text: no widow control, no space between scripts, punctuation as Word has it.

    LibreOffice 7.4 reads w:overflowPunct the wrong way round: only the explicit yes, which is
    Word's default, keeps its punctuation inside the type area.
    """
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w(
            "pPr",
            w("widowControl", val=0),
            w("kinsoku"),
            w("overflowPunct", val=1),
            w("autoSpaceDE", val=0),
            w("autoSpaceDN", val=0),
            w("snapToGrid", val=0),
            w("spacing", before=0, after=0, line=page.pitch, lineRule="exact"),
            w("jc", val="both"),
        ),
        w(
            "rPr",
            BODY.everywhere(),
            w("color", val="000000"),
            w("spacing", val=-page.condensed),
            *sizes(page.size),
        ),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _label() -> Element:
    return w(
        "style",
        w("name", val="标签"),
        w("qFormat"),
        w("rPr", FIRST.everywhere()),
        type="character",
        customStyle=1,
        styleId="Label",
    )


def _default_table() -> Element:
    return w(
        "style",
        w("name", val="Normal Table"),
        w("tblPr", w("tblInd", w=0, type="dxa")),
        type="table",
        default=1,
        styleId="TableNormal",
    )
