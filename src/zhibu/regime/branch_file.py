"""Reads BRANCH.json (docs/regulations.md): a branch in full, or a refusal that names the place."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.branch import BranchFacts
from zhibu.regime.branch_facts import facts_of
from zhibu.regime.branch_links import broken_links
from zhibu.regime.branch_schema import faults
from zhibu.regime.text_file import read_text

MOST_FAULTS = 5
"""How many faults one refusal names; the rest are counted."""


class FaultyBranchFile(Refusal):
    """A file that cannot be judged as it is."""

    code = "regime.faulty-branch-file"


@dataclass(frozen=True, slots=True)
class _Repeated(Exception):
    key: str


def read_branch(path: Path) -> BranchFacts:
    """Return the branch described in a file.

    Raises:
        UnreadableFile: it is not there, too large, or not UTF-8.
        FaultyBranchFile: it is not JSON, or anything in it is missing, unknown or contradicts
            the rest; every fault says where it is.
    """
    document = _parsed(read_text(path), path.name)
    found = faults(document) or broken_links(document)
    if found:
        raise FaultyBranchFile(
            _listed(path.name, found), hint="\n请改正后重试，写法见 docs/regulations.md。"
        )
    return facts_of(document)


def _parsed(text: str, name: str) -> Any:
    try:
        document = json.loads(text, object_pairs_hook=_once_each, parse_constant=_no_constant)
        json.dumps(document, ensure_ascii=False).encode()  # half a character cannot be shown
    except json.JSONDecodeError as fault:
        raise FaultyBranchFile(
            f"{name} 不是有效的 JSON：第{fault.lineno}行第{fault.colno}列附近有误。",
            hint="请检查那里的逗号、引号和括号。",
        ) from fault
    except _Repeated as fault:
        raise FaultyBranchFile(
            f"{name} 里同一项写了两次“{fault.key}”。", hint="请只留一处。"
        ) from fault
    except (ValueError, RecursionError) as fault:
        raise FaultyBranchFile(
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


def _listed(name: str, found: list[str]) -> str:
    shown = [f"  {fault}" for fault in found[:MOST_FAULTS]]
    if len(found) > MOST_FAULTS:
        shown.append(f"  ……另有{len(found) - MOST_FAULTS}处。")
    return "\n".join([f"{name} 有{len(found)}处要改：", *shown])
