"""Small pieces of WordprocessingML: elements, runs, paragraphs, and text fit for XML."""

import re
from unicodedata import east_asian_width

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

ILLEGAL = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow, though a paste from elsewhere may bring it."""
LINE_ENDS = re.compile(r"\r\n?|[\u000b\u000c\u0085\u2028\u2029]")


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """Return an element of the w: namespace; its attributes are of the same."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def clean(text: str) -> str:
    """Return text without what XML forbids, its line ends all alike."""
    return ILLEGAL.sub("", LINE_ENDS.sub("\n", text))


def lines_of(text: str) -> list[str]:
    """Return the lines of a cleaned text, at least one."""
    return [line.strip(" \t") for line in clean(text).split("\n")]


def width_of(text: str) -> float:
    """Return about how many full characters wide a text is; letters and digits are halves."""
    return sum(1 if east_asian_width(sign) in "FWA" else 0.5 for sign in text)


def run(text: str, *, style: str = "") -> Element:
    """Return a run of text, its tabs and line breaks kept."""
    made = w("r", w("rPr", w("rStyle", val=style))) if style else w("r")
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            made.append(w("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                made.append(w("tab"))
            if piece:
                made.append(_text(piece))
    return made


def _text(piece: str) -> Element:
    made = w("t")
    made.text = piece
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(*runs: Element, style: str = "", properties: tuple[Element, ...] = ()) -> Element:
    """Return a paragraph; `properties` come in the order the schema wants."""
    named = (w("pStyle", val=style),) if style else ()
    if named or properties:
        return w("p", w("pPr", *named, *properties), *runs)
    return w("p", *runs)
