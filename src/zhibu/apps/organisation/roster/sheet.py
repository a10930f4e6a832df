"""A sheet as read from a file: recognised columns, raw cells, and what was left out."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell whose formula has an error or no stored value; `text` is what Excel shows."""

    text: str


Cell = str | int | float | bool | date | datetime | BrokenCell | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: position from 0, letter as Excel shows it, header, and the field it became."""

    index: int
    letter: str
    header: str
    field: str | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A data row: its number as Excel shows it, and its cells in the order of the columns."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: only columns we take are here; `not_taken` names the other headers."""

    name: str
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    skipped: tuple[tuple[int, str], ...]
    not_taken: tuple[str, ...]
