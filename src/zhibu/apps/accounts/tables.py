"""Tables into an Excel workbook, with times and dates as such."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from django.http import HttpResponse

from zhibu.apps.accounts.queries.held import Cell, Section

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_SHEET_NAME = 31


def workbook(sections: Iterable[Section]) -> bytes:
    """Return a workbook with one sheet per section.

    Text is written as text: a value that begins with '=' is no formula.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True})
        formats = {
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for section in sections:
            sheet = book.add_worksheet(section.title[:LONGEST_SHEET_NAME])
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(section.columns) - 1, 18)
            for column, name in enumerate(section.columns):
                sheet.write_string(0, column, name, bold)
            for number, row in enumerate(section.rows, start=1):
                _write(sheet, number, row, formats)
    return target.getvalue()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    number: int,
    row: Sequence[Cell],
    formats: Mapping[type[date], object],
) -> None:
    for column, value in enumerate(row):
        if isinstance(value, datetime | date):
            sheet.write_datetime(number, column, value, formats[type(value)])
        elif isinstance(value, int):
            sheet.write_number(number, column, value)
        elif value is not None:
            sheet.write_string(number, column, value)


def as_download(content: bytes | str, *, name: str, content_type: str = XLSX) -> HttpResponse:
    """Return a file to save, kept out of every cache."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
