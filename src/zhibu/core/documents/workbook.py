"""Tables as an Excel workbook, ready to read, filter and print."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from zhibu.core.documents.markup import clean, width_of

Cell = str | int | Decimal | bool | date | datetime | time | None

LONGEST_NAME = 31
FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
LONGEST_TEXT = 32_767
"""Characters Excel keeps in a cell."""
NARROWEST, WIDEST = 8, 48
"""Column widths that are not given follow the contents between these, in half characters."""
MEASURED_ROWS = 200
PADDING = 3
LINE_HEIGHT = 15.5
HIGHEST_ROW = 409
"""Points; Excel allows no more."""
A4 = 9
FIRST_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 -- a file property, of no zone
DATE_START = date(1900, 1, 1)
"""Excel counts days from here; an earlier one is written as text."""
DIGITS = 15
"""Excel keeps so many of a number; a longer one, as an identity number, is text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, a header row, rows, and a note below them.

    `widths` are in half characters; without them they follow the contents.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse rows and widths that do not fit the columns."""
        count = len(self.columns)
        if any(len(row) != count for row in self.rows):
            raise ValueError("each row of a sheet needs one cell for each column")
        if self.widths and len(self.widths) != count:
            raise ValueError("a sheet needs one width for each column")


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return an .xlsx with a sheet for each, the same bytes for the same sheets.

    Text is written as text: a value that begins with '=' is no formula.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": FIRST_MOMENT})
        formats = _formats(book)
        taken: set[str] = set()
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet_name(sheet.title, taken)), sheet, formats)
    return target.getvalue()


def sheet_name(title: str, taken: set[str]) -> str:
    """Return a name Excel allows and no other sheet has, and remember it in `taken`."""
    base = FORBIDDEN_IN_NAMES.sub(" ", clean(title)).strip().strip("'") or "表"
    name, number = _cut(base, LONGEST_NAME), 1
    while name.casefold() in taken:
        number += 1
        ending = f"（{number}）"
        name = _cut(base, LONGEST_NAME - len(ending)) + ending
    taken.add(name.casefold())
    return name


def _cut(name: str, longest: int) -> str:
    """Cut a name as Excel counts: a rare character or emoji is two; no quote may come last."""
    return name.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore").rstrip("'")


def _formats(book: Any) -> dict[str, Any]:
    cell = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "border": 1}
    cell["border_color"] = "#808080"
    middle = {**cell, "align": "center"}
    return {
        "head": book.add_format({**middle, "bold": True, "text_wrap": True, "bg_color": "#F2F2F2"}),
        "text": book.add_format({**cell, "text_wrap": True}),
        "number": book.add_format(cell),
        "amount": book.add_format({**cell, "num_format": "#,##0.00"}),
        "moment": book.add_format({**middle, "num_format": "yyyy-mm-dd hh:mm"}),
        "day": book.add_format({**middle, "num_format": "yyyy-mm-dd"}),
        "hour": book.add_format({**middle, "num_format": "hh:mm"}),
        "yes": book.add_format(middle),
        "note": book.add_format({"font_name": "宋体", "font_color": "#595959"}),
    }


def _write_sheet(target: Any, sheet: Sheet, formats: Mapping[str, Any]) -> None:
    widths = sheet.widths or measured_widths(sheet)
    for column, width in enumerate(widths):
        target.set_column(column, column, width)
    for number, row in enumerate((sheet.columns, *sheet.rows)):
        target.set_row(number, row_height(row, widths))
        for column, value in enumerate(row):
            if number:
                _write(target, number, column, value, formats)
            else:
                target.write_string(0, column, clean(str(value)), formats["head"])
    target.freeze_panes(1, 0)
    if sheet.columns and sheet.rows:
        target.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
    if sheet.note:
        target.write_string(len(sheet.rows) + 2, 0, clean(sheet.note), formats["note"])
    _set_up_printing(target)


def _set_up_printing(target: Any) -> None:
    """A4 across, as many pages down as needed, the header on each."""
    target.set_paper(A4)
    target.set_landscape()
    target.fit_to_pages(1, 0)
    target.repeat_rows(0)
    target.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
    target.set_footer("&C第 &P 页，共 &N 页")


def _write(target: Any, number: int, column: int, value: Cell, formats: Mapping[str, Any]) -> None:
    match value:
        case None:
            target.write_blank(number, column, None, formats["text"])
        case bool():
            target.write_string(number, column, "是" if value else "否", formats["yes"])
        case datetime() if value.date() >= DATE_START:
            target.write_datetime(number, column, value.replace(tzinfo=None), formats["moment"])
        case time():
            target.write_datetime(number, column, value.replace(tzinfo=None), formats["hour"])
        case date() if not isinstance(value, datetime) and value >= DATE_START:
            target.write_datetime(number, column, value, formats["day"])
        case int() | Decimal() if _is_kept_whole(value):
            kind = "amount" if isinstance(value, Decimal) else "number"
            target.write_number(number, column, value, formats[kind])
        case _:
            target.write_string(number, column, clean(str(value))[:LONGEST_TEXT], formats["text"])


def _is_kept_whole(value: int | Decimal) -> bool:
    digits = Decimal(value).as_tuple()
    return isinstance(digits.exponent, int) and len(digits.digits) <= DIGITS


def measured_widths(sheet: Sheet) -> tuple[int, ...]:
    """Return widths in half characters that show the first rows without wrapping, within limits."""
    rows: Sequence[Sequence[Cell]] = (sheet.columns, *sheet.rows[:MEASURED_ROWS])
    return tuple(
        max(NARROWEST, min(WIDEST, max(max(_line_widths(row[column])) for row in rows) + PADDING))
        for column in range(len(sheet.columns))
    )


def row_height(row: Sequence[Cell], widths: Sequence[int]) -> float:
    """Return the height in points that shows all wrapped lines: not every program finds it."""
    lines = max(
        (
            sum(max(1, ceil(line / max(1, width - 1))) for line in _line_widths(value))
            for value, width in zip(row, widths, strict=True)
        ),
        default=1,
    )
    return min(HIGHEST_ROW, lines * LINE_HEIGHT + PADDING)


def _line_widths(value: Cell) -> list[int]:
    """Return the width of each line a cell shows, in half characters."""
    match value:
        case None:
            return [0]
        case datetime():
            return [16]
        case bool() | time():
            return [5]
        case Decimal():
            return [len(f"{value:,.2f}")]
        case _:
            return [round(width_of(line) * 2) for line in clean(str(value)).split("\n")]
