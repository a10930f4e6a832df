"""Reads and writes SOLUTION.json: a timetable with its costs."""

import json
from pathlib import Path
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.timetabling.plain import plain_solution, solution_from
from zhibu.core.timetabling.timetable import Solution
from zhibu.files.json_file import FaultyFile, listed
from zhibu.files.schema_faults import schema_faults
from zhibu.timetable.file_schemas import schema_text
from zhibu.timetable.instance_file import HINT, read_document


class NotWritten(Refusal):
    """A file that cannot be written where it was asked for."""

    code = "timetable.not-written"


def read_solution(path: Path) -> Solution:
    """Return the answer in a file.

    Raises:
        UnreadableFile: it is not there, too large, or not UTF-8.
        FaultyFile: it is not JSON, or not shaped like an answer.
    """
    document = read_document(path)
    found = schema_faults(document, schema_text("solution"))
    if found:
        raise FaultyFile(listed(path.name, found), hint=HINT)
    return solution_from(document)


def solution_text(solution: Solution) -> str:
    """Return an answer as the text of its file."""
    return in_json(plain_solution(solution))


def in_json(content: Any) -> str:
    """Return what a file or the screen shows of something as JSON."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_text(path: Path, text: str) -> None:
    """Write a file.

    Raises:
        NotWritten: there is no such folder, or it may not be written to.
    """
    try:
        path.write_text(text, "utf-8")
    except OSError as fault:
        raise NotWritten(
            f"写不了文件：{path}。", hint="请核对文件夹是否存在、能否写入。"
        ) from fault
