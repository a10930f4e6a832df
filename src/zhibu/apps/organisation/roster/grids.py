"""Open a workbook in a process of its own, with bounds on memory and time.

A few kilobytes can name a cell in the last row and column, for which the reading library asks
for all the cells before it, and a damaged file can end its process. Neither may take the
worker along: the child is bounded, and whatever ends it is a damaged file.
"""

import io
import pickle
import resource
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

MOST_CELLS = 5_000_000
MOST_MEMORY = 3 * 1024**3
MOST_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Opened:
    """What the child found: sheets as (name, rows of values), or why there are none."""

    sheets: tuple[tuple[str, list[list[Any]]], ...] = ()
    is_locked: bool = False
    is_sprawling: bool = False


def open_workbook(content: bytes) -> Opened | None:
    """Return the sheets of a workbook, visible ones first; None when it cannot be opened."""
    command = [sys.executable, "-m", __name__]
    try:
        child = subprocess.run(  # noqa: S603 -- our own module, nothing typed by a user
            command, input=content, capture_output=True, timeout=MOST_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return None
    if child.returncode:
        return None
    opened = pickle.loads(child.stdout)  # noqa: S301 -- written by our own child
    return opened if isinstance(opened, Opened) else None


def _read(content: bytes) -> Opened:
    """Read every sheet: the child's work."""
    from python_calamine import (  # noqa: PLC0415 -- only the child, after its bounds are set
        CalamineWorkbook,
        PasswordError,
        SheetVisibleEnum,
    )

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError:
        return Opened(is_locked=True)
    listed = workbook.sheets_metadata
    ordered = sorted(listed, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
    sheets = []
    for metadata in ordered:
        sheet = workbook.get_sheet_by_name(metadata.name)
        if sheet.total_height * sheet.total_width > MOST_CELLS:
            return Opened(is_sprawling=True)
        grid = [list(map(_plain, row)) for row in sheet.to_python(skip_empty_area=False)]
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
            for row in grid[top : bottom + 1]:
                row[left : right + 1] = [grid[top][left]] * len(row[left : right + 1])
        sheets.append((metadata.name, grid))
    return Opened(sheets=tuple(sheets))


def _plain(value: object) -> object:
    """Return a value that Cell lists: times and durations become text, nothing becomes None."""
    if value == "":
        return None
    if isinstance(value, str | int | float | bool | date | datetime):
        return value
    return str(value)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    from zhibu.apps.organisation.roster import grids  # noqa: PLW0406 -- its name when unpickled

    opened_here = grids._read(sys.stdin.buffer.read())
    sys.stdout.buffer.write(pickle.dumps(opened_here))
