"""Reads a table of text somebody names at the keyboard: CSV as spreadsheets save it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhibu.files.json_file import FaultyFile
from zhibu.files.text_file import UnreadableFile, read_bytes

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
DELIMITERS = ",;\t"
LONGEST_CELL = 100_000


@dataclass(frozen=True, slots=True)
class TextTable:
    """Cells without spaces around them; `rows` carry their number in a spreadsheet."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_table(path: Path, *, most_mib: int) -> TextTable:
    """Return a table with its header, in UTF-8, UTF-16 or GB18030.

    Lines without anything are passed over; a row of empty cells is a row.

    Raises:
        UnreadableFile: it is not there, too large, or no text.
        FaultyFile: it is empty, or a quotation mark is never closed.
    """
    text = _decoded(read_bytes(path, most_mib=most_mib), path.name)
    try:
        numbered = list(_numbered(text))
    except csv.Error as fault:
        raise FaultyFile(
            f"{path.name} 不是有效的 CSV：有引号没有成对，或者一格太长。",
            hint="请在表格软件里重新另存为 CSV 后重试。",
        ) from fault
    if not numbered:
        raise FaultyFile(f"{path.name} 是空的。", hint="第一行要写列名，下面每份答卷一行。")
    return TextTable(header=numbered[0][1], rows=tuple(numbered[1:]))


def _numbered(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, row in enumerate(reader, start=1):
        if row:
            yield number, tuple(cell.strip() for cell in row)


def _decoded(content: bytes, name: str) -> str:
    if content.startswith(UTF_16):
        return content.decode("utf-16", errors="replace")
    if b"\x00" not in content:
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise UnreadableFile(f"{name} 不是文字表格。", hint="请在表格软件里另存为“CSV UTF-8”后重试。")
