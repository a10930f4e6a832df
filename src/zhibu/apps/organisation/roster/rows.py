"""From a sheet to checked rows: every value normalised, every problem with its remedy."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from zhibu.apps.organisation.roster import cells
from zhibu.apps.organisation.roster.cells import ERROR, WARNING, Parsed, Trouble
from zhibu.apps.organisation.roster.sheet import BrokenCell, Cell, Column, Sheet, SheetRow

PROGRESS_EVERY = 500
ADULT = 18
Progress = Callable[[int, int], None]
Corrections = Mapping[tuple[int, str], str]
"""What an officer typed instead of a cell: by row number and field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProblem:
    """What is wrong with one cell, where, and how to mend it."""

    number: int
    letter: str
    header: str
    field: str
    text: str
    reason: str
    remedy: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One person as the file says: normalised values by field, '' for nothing."""

    number: int
    values: Mapping[str, str]
    problems: tuple[CellProblem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether something must be mended before this row can be saved."""
        return any(problem.level == ERROR for problem in self.problems)


class RowReader:
    """Read rows of one sheet; texts that repeat are parsed once."""

    def __init__(self, sheet: Sheet, *, today: date, corrections: Corrections) -> None:
        """Keep what every row needs."""
        self.columns = [column for column in sheet.columns if column.field]
        self.by_field = {column.field: column for column in self.columns}
        self.corrections, self.today = corrections, today
        self._parse = lru_cache(maxsize=100_000)(self._parse_text)

    def read(self, row: SheetRow) -> RosterRow:
        """Return the row with every value parsed and checked against its neighbours."""
        values: dict[str, str] = {}
        problems: list[CellProblem] = []
        for column in self.columns:
            field = column.field or ""
            text, trouble = self._cell(row, column, field)
            values[field], found = (text, trouble) if trouble else self._parse(field, text)
            if found:
                problems.append(self.problem(row.number, field, text, found))
        for field, found in _contradictions(values):
            problems.append(self.problem(row.number, field, values[field], found))
        return RosterRow(number=row.number, values=values, problems=tuple(problems))

    def problem(self, number: int, field: str, text: str, trouble: Trouble) -> CellProblem:
        """Return a problem placed at a cell; at 姓名 when the file has no such column."""
        column = self.by_field.get(field) or self.by_field["name"]
        return CellProblem(
            number=number,
            letter=column.letter,
            header=column.header,
            field=field,
            text=text,
            reason=trouble.reason,
            remedy=trouble.remedy,
            level=trouble.level,
        )

    def _cell(self, row: SheetRow, column: Column, field: str) -> tuple[str, Trouble | None]:
        corrected = self.corrections.get((row.number, field))
        if corrected is not None:
            return corrected.strip(), None
        cell: Cell = row.cells[column.index]
        if isinstance(cell, BrokenCell):
            return "", Trouble(
                f"公式没有结果（{cell.text or '空'}）", "请在表里把这一格“粘贴为数值”，或在此改填"
            )
        return cells.as_text(cell), None

    def _parse_text(self, field: str, text: str) -> Parsed:
        if field == "name":
            return cells.parse_name(text)
        if field == "birth":
            return cells.parse_birth(text, today=self.today)
        if field in {"applied", "joined", "converted", "post_since", "entered", "left"}:
            return cells.parse_date(text, today=self.today)
        if field == "stage":
            return cells.parse_choice(text, cells.STAGES, "政治面貌")
        if field == "category":
            return cells.parse_choice(text, cells.CATEGORIES, "人员类别")
        simple = {
            "sex": cells.parse_sex,
            "post": cells.parse_posts,
            "phone": cells.parse_phone,
        }
        return simple.get(field, cells.parse_plain)(text)


def _contradictions(values: Mapping[str, str]) -> Iterable[tuple[str, Trouble]]:
    """Yield (field, trouble) for values of one row that cannot all be true."""
    birth, joined = values.get("birth", ""), values.get("joined", "")
    converted, left = values.get("converted", ""), values.get("left", "")
    if birth and joined and int(joined[:4]) - int(birth[:4]) < ADULT:
        yield "joined", Trouble(f"入党时不满 {ADULT} 岁", "请核对入党时间和出生年月")
    if joined and converted and _is_before(converted, joined):
        yield "converted", Trouble("转正早于入党", "请核对两个日期，是否填反了列")
    if left and values.get("entered") and _is_before(left, values["entered"]):
        yield "left", Trouble("离开早于进入本单位", "请核对两个日期")
    if left and values.get("post_since") and _is_before(left, values["post_since"]):
        yield "post_since", Trouble("任职时间在离开本单位之后", "请核对任职时间或离开时间")
    if values.get("post") and not values.get("branch", "?"):
        yield "post", Trouble("有党内职务但没有支部", "请补填所在支部")
    if values.get("post") and values.get("stage", "full") not in {"full", "probationary"}:
        yield "post", Trouble("不是党员却有党内职务", "请核对政治面貌或党内职务")


def _is_before(first: str, second: str) -> bool:
    """Whether a partly known date lies before another, as far as both are known."""
    length = min(len(first), len(second))
    return first[:length] < second[:length]


def parse_roster(
    sheet: Sheet,
    *,
    today: date,
    corrections: Corrections | None = None,
    progress: Progress | None = None,
) -> list[RosterRow]:
    """Return the rows of a sheet, each with its problems, duplicates within the file included.

    Args:
        sheet: the sheet as read from the file.
        today: the day against which future dates are refused.
        corrections: values an officer typed in the preview, used instead of the cells.
        progress: called with (rows done, rows in all) every 500 rows.
    """
    reader = RowReader(sheet, today=today, corrections=corrections or {})
    rows = []
    for done, row in enumerate(sheet.rows, start=1):
        rows.append(reader.read(row))
        if progress and done % PROGRESS_EVERY == 0:
            progress(done, len(sheet.rows))
    return _with_duplicates(rows, reader)


def _identity(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return what makes two rows the same person within one file."""
    if values.get("code"):
        return ("code", values["code"])
    if values.get("birth"):
        return ("birth", values.get("name", ""), values["birth"])
    place = values.get("agency") or values.get("branch", "")
    return ("place", values.get("name", ""), place)


def _with_duplicates(rows: list[RosterRow], reader: RowReader) -> list[RosterRow]:
    """Mark rows that repeat a person of an earlier row, naming both rows."""
    first: dict[tuple[str, ...], RosterRow] = {}
    checked = []
    for row in rows:
        earlier = first.setdefault(_identity(row.values), row)
        if earlier is row or not row.values.get("name"):
            checked.append(row)
            continue
        trouble = _repetition(earlier, row)
        problem = reader.problem(row.number, "name", row.values["name"], trouble)
        checked.append(
            RosterRow(number=row.number, values=row.values, problems=(*row.problems, problem))
        )
    return checked


def _repetition(earlier: RosterRow, row: RosterRow) -> Trouble:
    branches = earlier.values.get("branch", ""), row.values.get("branch", "")
    if branches[0] != branches[1] and all(branches):
        return Trouble(
            f"与第 {earlier.number} 行是同一人，却在两个支部（{branches[0]}、{branches[1]}）",
            "一个人只能在一个支部：请删去一行；若是同名的两个人，请各填出生年月或人员编号",
        )
    return Trouble(
        f"与第 {earlier.number} 行重复", "请删去一行；若是同名的两个人，请各填出生年月或人员编号"
    )


def warning_count(rows: Iterable[RosterRow]) -> int:
    """Count the problems that do not block."""
    return sum(problem.level == WARNING for row in rows for problem in row.problems)
