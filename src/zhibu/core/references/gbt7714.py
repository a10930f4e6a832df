"""Entries of a reference list by GB/T 7714-2015, made by citeproc from our own CSL style.

The standard writes 等 after the third of four or more authors of a Chinese source and et al
after those of a Latin one; CSL has one language for a list, so each entry is set in its own.
Punctuation is the half-width one with a space behind it, as the style of the standard in
Zotero and most journals print it.
"""

import io
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from zhibu.core.references.reference import Kind, Reference

CSL_TYPES = {
    Kind.JOURNAL: "article-journal",
    Kind.BOOK: "book",
    Kind.THESIS: "thesis",
    Kind.CONFERENCE: "paper-conference",
    Kind.REPORT: "report",
    Kind.NEWSPAPER: "article-newspaper",
    Kind.STANDARD: "legislation",
    Kind.WEB: "webpage",
    Kind.OTHER: "document",
}
"""CSL 1.0 knows no standards: the style reads 'legislation' as one."""
CHINESE, LATIN = "zh-CN", "en-US"
FIRST_EDITION = {"1", "第1版", "1版", "第一版", "一版"}


def entries(references: Sequence[Reference]) -> tuple[str, ...]:
    """Return the entries in the order given, without their numbers."""
    return tuple(entry(reference) for reference in references)


def entry(reference: Reference) -> str:
    """Return one entry, ending with a full stop as the standard asks (4.2, 8.1)."""
    from citeproc import (  # noqa: PLC0415 -- heavy; only who asks for entries pays
        Citation,
        CitationItem,
        CitationStylesBibliography,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415 -- as above

    style = _style(CHINESE if reference.is_chinese else LATIN)
    source = CiteProcJSON([_csl_item(reference)])
    bibliography = CitationStylesBibliography(style, source, formatter.plain)
    bibliography.register(Citation([CitationItem("one")]))
    text = str(bibliography.bibliography()[0])
    return _tidy(text)


def _tidy(text: str) -> str:
    """Close the entry with one full stop."""
    text = re.sub(r"\s+", " ", text).strip()
    return text if text.endswith(".") else f"{text}."


@cache
def _style(locale: str) -> Any:
    from citeproc import CitationStylesStyle  # noqa: PLC0415 -- heavy, see entry

    content = (resources.files("zhibu.core.references") / "gbt7714.csl").read_bytes()
    return CitationStylesStyle(io.BytesIO(content), locale=locale, validate=False)


def _csl_item(reference: Reference) -> dict[str, Any]:
    """Return the reference as CSL JSON; what is not known is left out."""
    known = {
        "title": reference.title,
        "container-title": reference.container,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
        "publisher": reference.publisher,
        "publisher-place": reference.place,
        "edition": _edition(reference),
        "number": reference.number,
        "URL": reference.url,
        "DOI": "" if reference.url else reference.doi,
    }
    item: dict[str, Any] = {"id": "one", "type": CSL_TYPES[reference.kind]}
    item |= {name: value for name, value in known.items() if value}
    if reference.authors:
        item["author"] = [name_parts(author) for author in reference.authors]
    for name, day in (
        ("issued", reference.published_on or reference.year),
        ("accessed", reference.accessed_on if reference.url else ""),
    ):
        if parts := _date_parts(day):
            item[name] = {"date-parts": [parts]}
    return item


def name_parts(author: str) -> dict[str, str]:
    """Return family and given name; a Chinese name, or a body, is one piece.

    'Kanamori, H.' and 'H. Kanamori' are the same person.
    """
    author = author.strip()
    if re.search(r"[\u3400-\u9fff]", author):
        return {"family": author.replace(" ", "")}
    if "," in author:
        family, _comma, given = author.partition(",")
        return {"family": family.strip(), "given": given.strip()}
    given, _space, family = author.rpartition(" ")
    if not given or _is_a_body(author):
        return {"literal": author}
    return {"family": family, "given": given}


def _is_a_body(author: str) -> bool:
    """Whether a Latin name without comma is an organisation: 'World Health Organization'."""
    return bool(
        re.search(r"\b(of|for|and|the|organi[sz]ation|committee|university)\b", author, re.I)
    )


def _edition(reference: Reference) -> str:
    """Return the edition as the entry says it: '3版', '2nd ed'; a first edition is not said."""
    edition = reference.edition.strip()
    if not edition or edition in FIRST_EDITION:
        return ""
    if not edition.isdigit():
        return edition.removeprefix("第").rstrip(".")
    if reference.is_chinese:
        return f"{edition}版"
    teens = edition[-2:] in {"11", "12", "13"}
    ending = "th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition}{ending} ed"


def _date_parts(day: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", day)[:3]]
