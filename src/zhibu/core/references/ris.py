"""RIS, as EndNote, Zotero and CNKI write it: read by rispy, and written."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import rispy

from zhibu.core.references.fields import iso_day, pages_of, year_of
from zhibu.core.references.reference import Kind, Reading, Reference

FIRST = re.compile(r"^TY {1,2}- ", re.M)
_TAG = re.compile(r"^([A-Z][A-Z0-9]) {1,2}- ?(.*)$")
KINDS = {
    "JOUR": Kind.JOURNAL, "MGZN": Kind.JOURNAL, "EJOUR": Kind.JOURNAL, "ABST": Kind.JOURNAL,
    "BOOK": Kind.BOOK, "EBOOK": Kind.BOOK, "CHAP": Kind.BOOK, "EDBOOK": Kind.BOOK,
    "THES": Kind.THESIS, "CONF": Kind.CONFERENCE, "CPAPER": Kind.CONFERENCE,
    "RPRT": Kind.REPORT, "NEWS": Kind.NEWSPAPER, "STAND": Kind.STANDARD,
    "ELEC": Kind.WEB, "WEB": Kind.WEB, "BLOG": Kind.WEB,
}  # fmt: skip
TYPES = {
    Kind.JOURNAL: "JOUR", Kind.BOOK: "BOOK", Kind.THESIS: "THES", Kind.CONFERENCE: "CPAPER",
    Kind.REPORT: "RPRT", Kind.NEWSPAPER: "NEWS", Kind.STANDARD: "STAND", Kind.WEB: "ELEC",
    Kind.OTHER: "GEN",
}  # fmt: skip


def read(text: str) -> Reading:
    """Read every record; one that rispy cannot read is named by the line it begins at."""
    references, faults = [], []
    for line, record in _records(text):
        try:
            (found,) = rispy.loads(record, skip_unknown_tags=True)
            references.append(_reference(found))
        except (ValueError, KeyError, OSError, IndexError, TypeError):
            faults.append(f"第{line}行起的一条读不了：缺题名，或不是 RIS 的写法。")
    return Reading(references=tuple(references), faults=tuple(faults))


def _records(text: str) -> list[tuple[int, str]]:
    """Return (line, text) of each record, closed with ER whether or not the file does so."""
    records: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        tag = _TAG.match(line.strip())
        if tag and tag[1] == "TY":
            records.append((number, []))
        if records and tag and tag[1] != "ER":
            records[-1][1].append(f"{tag[1]}  - {tag[2]}")
        elif records and line.strip() and not tag:
            records[-1][1].append(line.strip())
    return [(number, "\n".join([*lines, "ER  - ", ""])) for number, lines in records]


def _reference(found: Mapping[str, Any]) -> Reference:
    def first(*names: str) -> str:
        for name in names:
            value = found.get(name)
            value = value[0] if isinstance(value, list) and value else value
            if value:
                return str(value).strip()
        return ""

    title = first("title", "primary_title")
    if not title:
        raise KeyError("title")
    when = first("date", "year", "publication_year")
    authors = found.get("authors") or found.get("first_authors") or []
    return Reference(
        kind=KINDS.get(found.get("type_of_reference", ""), Kind.OTHER),
        title=title,
        authors=tuple(author.strip(" ;；") for author in authors if author.strip(" ;；")),
        container=first("journal_name", "secondary_title", "alternate_title3", "alternate_title1"),
        year=year_of(first("year", "publication_year") or when),
        volume=first("volume"),
        issue=first("number", "issue"),
        pages=pages_of(first("start_page"), first("end_page")),
        place=first("place_published"),
        publisher=first("publisher"),
        edition=first("edition"),
        published_on=iso_day(first("date")),
        accessed_on=iso_day(first("access_date")),
        url=first("urls", "url"),
        doi=first("doi"),
    )


def write(references: Sequence[Reference]) -> str:
    """Return the sources as RIS that reference managers import."""
    return "".join(_record(reference) for reference in references)


def _record(reference: Reference) -> str:
    begin, _dash, end = reference.pages.partition("-")
    tags = [
        ("TY", TYPES[reference.kind]),
        ("TI", reference.title),
        *(("AU", author) for author in reference.authors),
        ("T2", reference.container),
        ("PY", reference.year),
        ("DA", reference.published_on.replace("-", "/")),
        ("VL", reference.volume),
        ("IS", reference.issue),
        ("SP", begin),
        ("EP", end),
        ("CY", reference.place),
        ("PB", reference.publisher),
        ("ET", reference.edition),
        ("UR", reference.url),
        ("Y2", reference.accessed_on.replace("-", "/")),
        ("DO", reference.doi),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])
