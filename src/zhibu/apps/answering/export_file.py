"""The rows of an uploaded export, read in memory and never written anywhere."""

import csv
import io

from zhibu.apps.organisation.roster.cells import as_text
from zhibu.apps.organisation.roster.reading import (
    OLE,
    ZIP,
    Damaged,
    WrongType,
    decoded,
    workbook_grids,
)
from zhibu.core.refusals import Refusal

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000


class ExportTooLarge(Refusal):
    """More than an export of answers holds."""

    code = "answering.export-too-large"

    def __init__(self) -> None:
        """Say how much is read."""
        super().__init__(
            "文件太大了。",
            hint=f"最多读 {MOST_BYTES // 1024 // 1024} MB、{MOST_ROWS} 份答卷；"
            "请只导出这份问卷的答卷。",
        )


class ExportEmpty(Refusal):
    """No row holds anything."""

    code = "answering.export-empty"

    def __init__(self) -> None:
        """Say what was expected."""
        super().__init__("文件里没有内容。", hint="第一行应是题目，下面每行一份答卷。")


def rows_of(content: bytes) -> list[list[str]]:
    """Return the cells of the first sheet that has any, as text.

    Raises:
        Refusal: it is no workbook or text table, too large, damaged, locked or empty.
    """
    if len(content) > MOST_BYTES:
        raise ExportTooLarge
    rows = _workbook(content) if content.startswith((ZIP, OLE)) else _text(content)
    if not rows:
        raise ExportEmpty
    if len(rows) > MOST_ROWS:
        raise ExportTooLarge
    return rows


def _workbook(content: bytes) -> list[list[str]]:
    for _name, grid in workbook_grids(content):
        rows = [[as_text(cell) for cell in row] for row in grid]
        if any(any(row) for row in rows):
            return rows
    return []


def _text(content: bytes) -> list[list[str]]:
    text = decoded(content)
    if "\x00" in text or text.startswith(("%PDF", "{\\rtf", "<")):
        raise WrongType
    first = text.splitlines()[0] if text.strip() else ""
    delimiter = max(",\t;", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise Damaged from None
