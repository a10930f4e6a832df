"""BibTeX, read by bibtexparser."""

import re
from collections.abc import Mapping
from typing import Any

from bibtexparser.entrypoint import parse_string

from zhibu.core.references.fields import iso_day, pages_of, year_of
from zhibu.core.references.reference import Kind, Reading, Reference

FIRST = re.compile(r"^\s*@\w+\s*[{(]", re.M)
KINDS = {
    "article": Kind.JOURNAL,
    "book": Kind.BOOK,
    "inbook": Kind.BOOK,
    "incollection": Kind.BOOK,
    "phdthesis": Kind.THESIS,
    "mastersthesis": Kind.THESIS,
    "thesis": Kind.THESIS,
    "inproceedings": Kind.CONFERENCE,
    "conference": Kind.CONFERENCE,
    "proceedings": Kind.CONFERENCE,
    "techreport": Kind.REPORT,
    "report": Kind.REPORT,
    "newspaper": Kind.NEWSPAPER,
    "standard": Kind.STANDARD,
    "online": Kind.WEB,
    "electronic": Kind.WEB,
    "www": Kind.WEB,
}


def read(text: str) -> Reading:
    """Read every entry; one that cannot be read is named by its line."""
    library = parse_string(text)
    references, faults = [], []
    for entry in library.entries:
        fields = {name.lower(): _plain(value) for name, value in entry.items()}
        if fields.get("title"):
            references.append(_reference(entry.entry_type.lower(), fields))
        else:
            line = (entry.start_line or 0) + 1
            faults.append(f"第{line}行起的一条（{entry.key}）没有题名（title），没有读入。")
    for block in library.failed_blocks:
        faults.append(f"第{(block.start_line or 0) + 1}行起的一条读不了，请核对括号和逗号。")
    return Reading(references=tuple(references), faults=tuple(faults))


def _plain(value: Any) -> str:
    """Return the text of a field without braces and with plain dashes and spaces."""
    text = str(value).replace("\\&", "&").replace("~", " ")
    return " ".join(re.sub(r"[{}]", "", text).split())


def _reference(kind: str, fields: Mapping[str, str]) -> Reference:
    def first(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    when = first("date", "year")
    return Reference(
        kind=KINDS.get(kind, Kind.OTHER),
        title=first("title"),
        authors=tuple(a.strip() for a in re.split(r"\s+and\s+", first("author")) if a.strip()),
        container=first("journal", "journaltitle", "booktitle"),
        year=year_of(when),
        volume=first("volume"),
        issue=first("number", "issue"),
        pages=pages_of(first("pages")),
        place=first("address", "location"),
        publisher=first("publisher", "school", "institution", "organization"),
        edition=first("edition"),
        number=first("number") if kind == "standard" else "",
        published_on=iso_day(when),
        accessed_on=iso_day(first("urldate")),
        url=first("url"),
        doi=first("doi"),
    )
