"""NoteExpress's tagged text, which CNKI and Wanfang export: '{Title}: …' line by line."""

import re
from collections.abc import Mapping

from zhibu.core.references.fields import authors_in, iso_day, pages_of, year_of
from zhibu.core.references.reference import Kind, Reading, Reference

FIRST = "{Reference Type}"
_TAG = re.compile(r"^\s*\{([^}]+)\}\s*[:：]\s*(.*)$")
KINDS = {
    "journal article": Kind.JOURNAL,
    "book": Kind.BOOK,
    "book section": Kind.BOOK,
    "edited book": Kind.BOOK,
    "thesis": Kind.THESIS,
    "conference proceedings": Kind.CONFERENCE,
    "conference paper": Kind.CONFERENCE,
    "report": Kind.REPORT,
    "newspaper article": Kind.NEWSPAPER,
    "standard": Kind.STANDARD,
    "web page": Kind.WEB,
    "electronic source": Kind.WEB,
}


def read(text: str) -> Reading:
    """Read every record; one without a title is named by its line."""
    references, faults = [], []
    for line, fields in _records(text):
        if fields.get("title"):
            references.append(_reference(fields))
        else:
            faults.append(f"第{line}行起的一条没有题名（{{Title}}），没有读入。")
    return Reading(references=tuple(references), faults=tuple(faults))


def _records(text: str) -> list[tuple[int, dict[str, str]]]:
    """Return (line, fields) of each record; a repeated tag, or a further line, is joined."""
    records: list[tuple[int, dict[str, str]]] = []
    name = ""
    for number, line in enumerate(text.splitlines(), start=1):
        tag = _TAG.match(line)
        if tag:
            name, value = tag[1].strip().lower(), tag[2].strip()
            if name == "reference type":
                records.append((number, {}))
            if records:
                fields = records[-1][1]
                fields[name] = f"{fields[name]};{value}" if fields.get(name) else value
        elif line.strip() and records and name:
            records[-1][1][name] += f" {line.strip()}"
    return records


def _reference(fields: Mapping[str, str]) -> Reference:
    def first(*names: str) -> str:
        return next((fields[name].strip() for name in names if fields.get(name)), "")

    when = first("date", "year")
    return Reference(
        kind=KINDS.get(fields.get("reference type", "").lower(), Kind.OTHER),
        title=first("title"),
        authors=authors_in(first("author")),
        container=first("journal", "newspaper", "secondary title", "book title", "conference name"),
        year=year_of(first("year") or when),
        volume=first("volume"),
        issue=first("issue", "number").lstrip("0"),
        pages=pages_of(first("pages")),
        place=first("place published", "place", "city"),
        publisher=first("publisher", "school", "university", "institution"),
        edition=first("edition"),
        number=first("standard number", "report number"),
        published_on=iso_day(when),
        accessed_on=iso_day(first("access date", "last update date")),
        url=first("url"),
        doi=first("doi"),
    )
