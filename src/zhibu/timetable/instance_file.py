"""Reads INSTANCE.json (docs/timetabling-files.md): a problem, or a refusal naming the place."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.instance_checks import FaultyInstance, check_instance, span_faults
from zhibu.core.timetabling.plain import instance_from
from zhibu.files.json_file import FaultyFile, listed, read_json
from zhibu.files.schema_faults import place, schema_faults
from zhibu.timetable.file_schemas import schema_text

LARGEST_MIB = 128
"""A thousand branches through a quarter stay below."""
HINT = "\n请改正后重试，写法见 docs/timetabling-files.md。"
NEVER_BACK = ("announced", "is_pinned")
"""Fields of an item that cannot come back every period."""


def read_document(path: Path) -> Any:
    """Return the JSON of an instance or solution file, in whatever format.

    Raises:
        UnreadableFile, FaultyFile: it cannot be read, or is not JSON.
    """
    return read_json(path, most_mib=LARGEST_MIB)


def instance_of(document: Any, name: str) -> Instance:
    """Return the problem of a parsed file; `name` is the file's, for the words.

    Raises:
        FaultyFile: anything in it is missing, unknown or contradicts the rest.
    """
    found = schema_faults(document, schema_text("instance")) or list(_contradictions(document))
    if found:
        raise FaultyFile(listed(name, found), hint=HINT)
    instance = instance_from(document)
    try:
        check_instance(instance)
    except FaultyInstance as fault:
        raise FaultyFile(listed(name, fault.faults), hint=HINT) from fault
    return instance


def _contradictions(document: Mapping[str, Any]) -> Iterator[str]:
    """Say what has to be right before the items of every period can be made."""
    first, last = (date.fromisoformat(document[edge]) for edge in ("first", "last"))
    yield from span_faults(first, last)
    for number, item in enumerate(document["items"]):
        told = [field for field in NEVER_BACK if item.get(field)] if "every" in item else []
        if told:
            said = "写了 every（每期一次），就不能再写定好的时间"
            yield f"{place('items', number)}：{said}（{'、'.join(told)}）。"
    calendar = document.get("calendar", {})
    both = set(calendar.get("holidays", ())) & set(calendar.get("workdays", ()))
    for day in sorted(both):
        yield f"calendar：{day} 既在 holidays 里，又在 workdays 里，请只留一处。"
