"""Reads a JSON file: its content, or a refusal that says where it goes wrong."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.files.text_file import read_text

MOST_FAULTS = 5
"""How many faults one refusal names; the rest are counted."""


class FaultyFile(Refusal):
    """A file that cannot be used as it is."""

    code = "files.faulty"


@dataclass(frozen=True, slots=True)
class _Repeated(Exception):
    key: str


def read_json(path: Path, *, most_mib: int) -> Any:
    """Return what a JSON file of at most `most_mib` MiB holds.

    Raises:
        UnreadableFile: it is not there, too large, or not UTF-8.
        FaultyFile: it is not JSON, names a key twice, or holds what no text can show.
    """
    return _parsed(read_text(path, most_mib=most_mib), path.name)


def listed(name: str, found: Sequence[str], most: int = MOST_FAULTS) -> str:
    """Name the first faults of a file, `most` of them, and count the rest."""
    shown = [f"  {fault}" for fault in found[:most]]
    if len(found) > most:
        shown.append(f"  ……另有{len(found) - most}处。")
    return "\n".join([f"{name} 有{len(found)}处要改：", *shown])


def _parsed(text: str, name: str) -> Any:
    try:
        document = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_constant)
        json.dumps(document, ensure_ascii=False).encode()  # half a character cannot be shown
    except json.JSONDecodeError as fault:
        raise FaultyFile(
            f"{name} 不是有效的 JSON：第{fault.lineno}行第{fault.colno}列附近有误。",
            hint="请检查那里的逗号、引号和括号。",
        ) from fault
    except _Repeated as fault:
        raise FaultyFile(f"{name} 里同一项写了两次“{fault.key}”。", hint="请只留一处。") from fault
    except (ValueError, RecursionError) as fault:
        raise FaultyFile(
            f"{name} 不是有效的 JSON：有过长的数字、NaN、半个字符，或者层数过多。",
            hint="请核对文件内容。",
        ) from fault
    return document


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            raise _Repeated(key)
        table[key] = value
    return table


def _no_constant(name: str) -> float:
    raise ValueError(name)
