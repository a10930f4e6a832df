"""Opens an XLSForm workbook through pyxform, within bounds.

A few kilobytes can unpack to gigabytes or name a cell in the last row and column; what pyxform
would walk through is measured first. Whatever a workbook makes the libraries raise is a fault
of the workbook, said as such.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from zhibu.core.refusals import Refusal

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ROWS = 5000
"""Of one sheet: questions or choices."""
MOST_COLUMNS = 200
XLSX = b"PK\x03\x04"
NAME = "zhibu"
"""Of the form's root; only pyxform sees it."""
_ROW = re.compile(r"\[row : (\d+)\]\s*")
Form = dict[str, Any]


class NotAnXlsform(Refusal):
    """A workbook that cannot be read as a questionnaire."""

    code = "surveys.not-an-xlsform"


def form_from(data: bytes) -> Form:
    """Return the form as pyxform understands it: groups, questions and their choices.

    Raises:
        NotAnXlsform: it is no such workbook, too large, damaged, or pyxform does not accept it.
    """
    if not data.startswith(XLSX):
        raise NotAnXlsform(
            "这不是 Excel 工作簿（.xlsx）。", hint="请把 XLSForm 另存为 .xlsx 后重试。"
        )
    _refuse_sprawling(data)
    from pyxform.errors import PyXFormError  # noqa: PLC0415 -- half a second only this needs

    try:
        return _understood(data)
    except PyXFormError as fault:
        raise NotAnXlsform(
            f"XLSForm 写法不对：{_in_words(str(fault))}", hint="请改正后重试。"
        ) from fault
    except Exception as fault:
        raise _damaged() from fault


def _understood(data: bytes) -> Form:
    """Let pyxform read the workbook and make the whole form of it, as a check."""
    from pyxform.builder import create_survey_element_from_dict  # noqa: PLC0415 -- see above
    from pyxform.xls2json import workbook_to_json  # noqa: PLC0415
    from pyxform.xls2json_backends import get_xlsform  # noqa: PLC0415

    book = get_xlsform(xlsform=data, file_type=".xlsx")
    form: Form = workbook_to_json(workbook_dict=book, form_name=NAME, warnings=[])
    create_survey_element_from_dict(form).to_xml(validate=False, warnings=[])
    return form


def _refuse_sprawling(data: bytes) -> None:
    """Refuse what would take too long or too much memory to walk through."""
    if len(data) > MOST_BYTES or _unpacked(data) > MOST_UNPACKED:
        raise _too_large()
    try:
        sizes = list(_sheet_sizes(data))
    except Exception as fault:
        raise _damaged() from fault
    if any(rows > MOST_ROWS or columns > MOST_COLUMNS for rows, columns in sizes):
        raise _too_large()


def _unpacked(data: bytes) -> int:
    """Return how many bytes the workbook unpacks to; no more than that are ever read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, ValueError) as fault:
        raise _damaged() from fault


def _sheet_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield rows and columns of each sheet, counted no further than allowed."""
    from openpyxl import load_workbook  # noqa: PLC0415 -- see above

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            rows = columns = 0
            for row in sheet.iter_rows(max_row=MOST_ROWS + 1, values_only=True):
                rows, columns = rows + 1, max(columns, len(row))
            yield rows, columns
    finally:
        book.close()


def _too_large() -> NotAnXlsform:
    return NotAnXlsform(
        f"工作簿太大：一张表最多{MOST_ROWS}行、{MOST_COLUMNS}列。",
        hint="请把问卷复制到一个新的工作簿后重试。",
    )


def _damaged() -> NotAnXlsform:
    return NotAnXlsform(
        "工作簿打不开，或者不是 XLSForm。", hint="请在 Excel 里重新打开并另存为 .xlsx 后重试。"
    )


def _in_words(message: str) -> str:
    """Return pyxform's own message with its row in Chinese."""
    found = _ROW.search(message)
    said = _ROW.sub("", message).strip()
    return f"第{found[1]}行：{said}" if found else said
