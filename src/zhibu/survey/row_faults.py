"""Says what is wrong with the rows of an answer file, and recognises columns that slipped.

A comma inside an answer, or a cell pasted too far left, moves everything after it by one
column. Every cell would then be a fault of its own; said once, it can be mended.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhibu.core.surveys.answer_checks import SEVERAL, answer_faults
from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.codebook_checks import BETWEEN_CODES

MOST_ROWS_NAMED = 5
RIGHT, LEFT = 1, -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One response as it stands in the file."""

    number: int
    """As a spreadsheet counts, the header being row 1."""
    width: int
    cells: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Slip:
    column: int
    """The first column whose value belongs to a neighbour."""
    by: int


def faults_of(rows: Sequence[Row], columns: Sequence[Question]) -> Iterator[str]:
    """Yield every fault, in the order of the file; slipped rows are named together first."""
    wrong = {row.number: found for row in rows if (found := dict(_cell_faults(row, columns)))}
    slips: dict[_Slip, list[int]] = {}
    for row in rows:
        slip = _slip(row, columns, wrong.get(row.number, {}))
        if slip:
            slips.setdefault(slip, []).append(row.number)
    slipped = {number for slip, numbers in slips.items() for number in numbers}
    yield from (_said(slip, numbers, len(rows), columns) for slip, numbers in slips.items())
    for row in rows:
        if row.number not in slipped:
            yield from _row_faults(row, columns, wrong.get(row.number, {}))


def _cell_faults(row: Row, columns: Sequence[Question]) -> Iterator[tuple[int, list[str]]]:
    for place, (column, answer) in enumerate(zip(columns, row.answers, strict=False)):
        if answer and (found := list(answer_faults(column, answer))):
            yield place, found


def _row_faults(
    row: Row, columns: Sequence[Question], wrong: Mapping[int, Sequence[str]]
) -> Iterator[str]:
    if row.width != len(columns):
        yield (
            f"第{row.number}行有{row.width}格，表头有{len(columns)}列：请核对是否漏了格子，"
            "或者答案里的逗号没有加引号。"
        )
        return
    for place, found in wrong.items():
        belongs = _belongs(row, place, columns)
        for said in found:
            yield f"第{row.number}行“{columns[place].id}”列：{said}{belongs}"


def _belongs(row: Row, place: int, columns: Sequence[Question]) -> str:
    """Say which neighbour the value of a cell would fit, if it is one with options."""
    near = [columns[at] for at in (place - 1, place + 1) if 0 <= at < len(columns)]
    for other in near:
        if other.kind.has_options and _fits(row.cells[place], other):
            return f"它是“{other.id}”列的代码，是不是错了一列？"
    return ""


def _slip(
    row: Row, columns: Sequence[Question], wrong: Mapping[int, Sequence[str]]
) -> _Slip | None:
    """Return how a row slipped: all its values from the first fault on fit their neighbours."""
    count = len(columns)
    if not wrong or row.width not in (count, count + 1):
        return None
    start = min(wrong)
    for by in (RIGHT, LEFT):
        moved = [
            (place - by, cell) for place, cell in enumerate(row.cells[start:], start=start) if cell
        ]
        fitting = all(0 <= to < count and _fits(cell, columns[to]) for to, cell in moved)
        told = sum(to < count and columns[to].kind is not Kind.TEXT for to, _ in moved)
        if fitting and told > 1:
            return _Slip(start, by)
    return None


def _fits(cell: str, column: Question) -> bool:
    answer = tuple(cell.split(BETWEEN_CODES)) if column.kind in SEVERAL else (cell,)
    return not any(answer_faults(column, answer))


def _said(slip: _Slip, numbers: Sequence[int], total: int, columns: Sequence[Question]) -> str:
    named = "、".join(map(str, numbers[:MOST_ROWS_NAMED]))
    rows = f"第{named}行" + (f"等{len(numbers)}行" if len(numbers) > MOST_ROWS_NAMED else "")
    way = "右" if slip.by == RIGHT else "左"
    first = columns[slip.column]
    return (
        f"{rows}（共{total}行）最晚从“{first.id}”列起向{way}错了一列：那里的值都是相邻列的答案。"
        "请核对表头与数据是否对齐，答案里的逗号是否加了引号。"
    )
