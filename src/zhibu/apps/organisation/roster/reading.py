"""From the bytes of a file to a sheet: workbooks and text tables as people have them."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence

import msoffcrypto
import olefile

from zhibu.apps.organisation.roster.broken_cells import errors_of
from zhibu.apps.organisation.roster.columns import recognise
from zhibu.apps.organisation.roster.grids import open_workbook
from zhibu.apps.organisation.roster.sheet import BrokenCell, Cell, Column, Sheet, SheetRow
from zhibu.core.refusals import Refusal

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 200 * 1024 * 1024
MOST_ROWS = 50_000
HEADER_WITHIN = 15
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
TYPES = "请另存为 Excel 工作簿（.xlsx）或 CSV 后再上传。"
ERRORS = re.compile(r"#(REF|VALUE|NAME|DIV/0|N/A|NULL|NUM)[!?]?")
NOTES = re.compile(r"合\s*计|总\s*计|共\s*计|共\s*\d+|填表|审核|制表|说明|备注|注[:：]")

Grid = list[list[Cell]]


class RosterFileRefused(Refusal):
    """Base of what can be wrong with a file as a whole."""


class WrongType(RosterFileRefused):
    """Neither a workbook nor a text table."""

    code = "roster.wrong-type"

    def __init__(self) -> None:
        """Say which types are read."""
        super().__init__("这不是 Excel 或 CSV 文件。", hint=TYPES)


class Locked(RosterFileRefused):
    """A password protects the workbook."""

    code = "roster.locked"

    def __init__(self) -> None:
        """Say how to take the password off."""
        super().__init__(
            "这个工作簿设了打开密码。",
            hint="请在 Excel 里取消密码（文件、信息、保护工作簿）后再上传。",
        )


class TooLarge(RosterFileRefused):
    """More bytes than a roster has."""

    code = "roster.too-large"

    def __init__(self) -> None:
        """Say how large it may be."""
        super().__init__(
            f"文件太大，超过 {MOST_BYTES // 1024 // 1024} MB。",
            hint="名册一般不到 1 MB：请删去图片和无关的工作表，只留花名册。",
        )


class TooManyRows(RosterFileRefused):
    """More rows than one import takes."""

    code = "roster.too-many-rows"

    def __init__(self, count: int) -> None:
        """Count them."""
        super().__init__(
            f"有 {count} 行，超过一次可导入的 {MOST_ROWS} 行。", hint="请分成几个文件上传。"
        )


class Sprawling(RosterFileRefused):
    """Cells so far out that the sheet would have millions."""

    code = "roster.sprawling"

    def __init__(self) -> None:
        """Say how to draw the sheet together."""
        super().__init__(
            "工作表的范围太大，远处可能有零星的内容。",
            hint="请把花名册复制到一个新的工作簿再上传。",
        )


class Damaged(RosterFileRefused):
    """The file cannot be opened."""

    code = "roster.damaged"

    def __init__(self) -> None:
        """Say how to get a whole one."""
        super().__init__("文件已损坏，打不开。", hint=f"请在 Excel 里重新打开它；{TYPES}")


class Empty(RosterFileRefused):
    """There are no rows of people."""

    code = "roster.empty"

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__("文件里没有人员。", hint="表头下面至少要有一行。")


class NoHeader(RosterFileRefused):
    """No row names the columns."""

    code = "roster.no-header"

    def __init__(self) -> None:
        """Say which names are needed."""
        super().__init__(
            "没有找到表头。",
            hint="前 15 行里要有一行写明列名，至少有“姓名”和“所在支部”或“单位”"
            "（也认“党支部”“所在党组织”“工作单位”等写法）。",
        )


def read_sheet(name: str, content: bytes) -> Sheet:
    """Read the first sheet of a file that looks like a roster; the kind is told by content.

    Raises:
        RosterFileRefused: one of its kinds, each with what to do.
    """
    if len(content) > MOST_BYTES:
        raise TooLarge
    if not content.strip():
        raise Empty
    if content.startswith((ZIP, OLE)):
        return _best(list(workbook_grids(content)))
    return _best([(name, _text_grid(content))])


def workbook_grids(content: bytes) -> Iterable[tuple[str, Grid]]:
    """Yield name and cells of every sheet; row 1 of Excel is the first."""
    _refuse_locked_or_foreign(content)
    opened = open_workbook(content)
    if opened is None:
        raise Damaged
    if opened.is_locked:
        raise Locked
    if opened.is_sprawling:
        raise Sprawling
    for name, rows in opened.sheets:
        grid = [[_cell(value) for value in row] for row in rows]
        yield name, _with_errors(grid, content, name)


def _refuse_locked_or_foreign(content: bytes) -> None:
    """Refuse protected workbooks, zip bombs, and documents that are not workbooks."""
    if content.startswith(OLE):
        try:
            if msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted():
                raise Locked
            streams = olefile.OleFileIO(io.BytesIO(content)).listdir()
        except (msoffcrypto.exceptions.FileFormatError, OSError):
            raise WrongType from None
        if not {"Workbook", "Book"} & {stream[0] for stream in streams}:
            raise WrongType
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        raise Damaged from None
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise TooLarge
    if not any(
        m.filename in {"xl/workbook.xml", "xl/workbook.bin", "content.xml"} for m in members
    ):
        raise WrongType


def _with_errors(grid: Grid, content: bytes, name: str) -> Grid:
    """Mark cells whose formula ended in an error (.xlsx; others read as empty)."""
    if content.startswith(ZIP):
        for row, column, text in errors_of(content, name):
            if row < len(grid) and column < len(grid[row]):
                grid[row][column] = BrokenCell(text)
    return grid


def _cell(value: Cell) -> Cell:
    if isinstance(value, str) and ERRORS.fullmatch(value.strip()):
        return BrokenCell(value.strip())
    return value


def _text_grid(content: bytes) -> Grid:
    """Read a text table in UTF-8, UTF-16 or GB18030, whatever separates its columns."""
    if b"\x00" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise WrongType
    text = decoded(content)
    if text.startswith(("%PDF", "{\\rtf", "<")):
        raise WrongType
    first = next((line for line in text.splitlines() if recognised(line)), "")
    delimiter = max(",;\t，", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [[cell.strip() or None for cell in row] for row in reader]
    except csv.Error:
        raise Damaged from None


def recognised(line: str) -> bool:
    """Whether a line of text holds names of columns."""
    return any(recognise(part.strip('" ')) == "name" for part in re.split(r"[,;\t，]", line))


def decoded(content: bytes) -> str:
    """Return a text file's text, in UTF-8, UTF-16 or GB18030; raises WrongType for others."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WrongType


def _best(grids: Sequence[tuple[str, Grid]]) -> Sheet:
    """Return the first sheet that is a roster; else say what the first near one lacks."""
    lacking: RosterFileRefused = NoHeader()
    for name, grid in grids:
        header = _header_row(grid)
        if header is None:
            continue
        try:
            return _sheet(name, grid, header)
        except (NoHeader, Empty) as refusal:
            lacking = lacking if isinstance(lacking, Empty) else refusal
    raise lacking


def _header_row(grid: Grid) -> int | None:
    """Return the row that names most fields, 姓名 among them."""
    best, most = None, 0
    for number, row in enumerate(grid[:HEADER_WITHIN]):
        fields = {recognise(str(cell)) for cell in row if isinstance(cell, str)} - {None}
        if "name" in fields and len(fields) > most:
            best, most = number, len(fields)
    return best


def _headers(grid: Grid, at: int) -> tuple[list[str], int]:
    """Return the headers and how many rows they take.

    A header of two rows has the same word (merged) or nothing below 姓名, and words such as
    入党 and 转正 below a shared 时间.
    """
    upper = [_words(cell) for cell in grid[at]]
    below = grid[at + 1] if at + 1 < len(grid) else []
    lower = [_words(cell) for cell in below] + [""] * (len(upper) - len(below))
    name_at = next(i for i, header in enumerate(upper) if recognise(header) == "name")
    if lower[name_at] not in {"", upper[name_at]} or not any(lower):
        return upper, 1
    joined = [_joined(*pair) for pair in zip(upper, lower, strict=False)]
    more = sum(map(bool, map(recognise, joined))) > sum(map(bool, map(recognise, upper)))
    return (joined, 2) if more or lower[name_at] else (upper, 1)


def _joined(above: str, below: str) -> str:
    """Return the first of below+above, above+below, below, above that names a field."""
    ways = (below + above, above + below, below, above)
    return next((way for way in ways if recognise(way)), above or below)


def _words(cell: Cell) -> str:
    return re.sub(r"\s+", "", str(cell)) if isinstance(cell, str) else ""


def _sheet(name: str, grid: Grid, at: int) -> Sheet:
    headers, height = _headers(grid, at)
    taken, not_taken = _columns(headers)
    fields = {column.field for column in taken}
    if "name" not in fields or not fields & {"branch", "agency"}:
        raise NoHeader
    rows, skipped = _rows(grid, at + height, taken)
    if not rows:
        raise Empty
    if len(rows) > MOST_ROWS:
        raise TooManyRows(len(rows))
    columns = tuple(
        Column(index=i, letter=c.letter, header=c.header, field=c.field)
        for i, c in enumerate(taken)
    )
    return Sheet(
        name=name,
        header_row=at + 1,
        columns=columns,
        rows=tuple(rows),
        skipped=tuple(skipped),
        not_taken=tuple(not_taken),
    )


def _columns(headers: list[str]) -> tuple[list[Column], list[str]]:
    """Split the columns into those we take and the names of the others."""
    taken: list[Column] = []
    not_taken: list[str] = []
    seen: set[str] = set()
    for index, header in enumerate(headers):
        field = recognise(header)
        if field is None:
            if header and header != "序号":
                not_taken.append(header)
        elif field in seen:
            not_taken.append(f"{header}（重复）")
        else:
            seen.add(field)
            taken.append(Column(index, _letter(index), header, field))
    return taken, not_taken


def _rows(
    grid: Grid, start: int, columns: list[Column]
) -> tuple[list[SheetRow], list[tuple[int, str]]]:
    """Return data rows, and the numbers of rows passed over with the reason."""
    name_at = next(column.index for column in columns if column.field == "name")
    rows, skipped = [], []
    for number, row in enumerate(grid[start:], start=start + 1):
        if all(cell is None for cell in row):
            continue
        cells = tuple(row[c.index] if c.index < len(row) else None for c in columns)
        note = _note(row, row[name_at] if name_at < len(row) else None)
        if note:
            skipped.append((number, f"不是人员（{note}）"))
        elif any(cell is not None for cell in cells):
            rows.append(SheetRow(number, cells))
    return rows, skipped


def _note(row: Sequence[Cell], name: Cell) -> str:
    """Return the word that shows a row is no person: 合计, 共 18 人, a repeated header.

    Only that word, never the cells: they may be of columns we must not keep. A row with a
    real name is a person whatever else stands in it.
    """
    if isinstance(name, str) and recognise(name) == "name":
        return "重复的表头"
    texts = [str(cell).strip() for cell in row if isinstance(cell, str)]
    if name is not None and not NOTES.match(str(name)) and not _is_total(texts, str(name)):
        return ""
    found = next((match for match in map(NOTES.match, texts) if match), None)
    return found[0].rstrip("0123456789 ") if found else ""


def _is_total(texts: Sequence[str], name: str) -> bool:
    """Whether a row that begins with 合计 has a number of people in the place of the name."""
    return bool(texts and NOTES.match(texts[0]) and re.fullmatch(r"[\d\s]+人?", name.strip()))


def _letter(index: int) -> str:
    """Return a column's letter as Excel shows it: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
