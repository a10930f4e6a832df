"""Reads ANSWERS.csv (docs/survey-files.md): a row per respondent, a column per question."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from zhibu.core.surveys.answer_checks import SEVERAL
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Codebook, Kind, Question
from zhibu.core.surveys.codebook_checks import BETWEEN_CODES
from zhibu.files.json_file import FaultyFile, listed
from zhibu.files.table_file import TextTable, read_table
from zhibu.survey.row_faults import Row, faults_of

LARGEST_MIB = 256
MOST_FAULTS = 20
HINT = "\n请改正后重试，写法见 docs/survey-files.md。"


def read_answers(path: Path, codebook: Codebook) -> Answers:
    """Return the answers in a file.

    Raises:
        UnreadableFile: it is not there, too large, or no text.
        FaultyFile: columns, rows or values that do not fit the codebook, each with its place;
            no respondent, or nobody who answered anything.
    """
    table = read_table(path, most_mib=LARGEST_MIB)
    faults = list(column_faults(table.header, codebook))
    if not faults:
        columns = _columns(table.header, codebook)
        rows = [_row(number, cells, columns) for number, cells in table.rows]
        faults = list(faults_of(rows, columns))
        faults += _emptiness(table) if not faults else []
    if faults:
        raise FaultyFile(listed(path.name, faults, MOST_FAULTS), hint=HINT)
    return Answers(codebook=codebook, responses=tuple(_response(row, columns) for row in rows))


def column_faults(header: Sequence[str], codebook: Codebook) -> Iterator[str]:
    """Yield what is wrong with the names of the columns."""
    known = {column.id: column for column in codebook.columns}
    for name, times in Counter(header).items():
        if not name:
            yield f"表头有{times}列没有列名，请写上题目的 id 或删去空列。"
        elif times > 1:
            yield f"列“{name}”出现{times}次，请只留一列。"
        elif name not in known:
            yield f"列“{name}”在问卷里没有{_meant(name, codebook, known)}"
    missing = [name for name in known if name not in header]
    if missing:
        yield f"缺少列：{'、'.join(missing)}。没有人回答的题也要有这一列，留空即可。"


def _meant(name: str, codebook: Codebook, known: Mapping[str, Question]) -> str:
    """Say which column may have been meant."""
    matrix = next((q for q in codebook if q.id == name and q.kind is Kind.MATRIX), None)
    if matrix:
        return f"：矩阵题每行一列，如“{matrix.columns[0].id}”。"
    same = next((column.id for column in known.values() if column.label == name), None)
    alike = same or next(iter(get_close_matches(name, known, n=1)), None)
    return f"，是不是“{alike}”？" if alike else "，请删去这一列，或在问卷里加上这道题。"


def _columns(header: Sequence[str], codebook: Codebook) -> tuple[Question, ...]:
    """Return the column of the codebook for each column of the file."""
    known = {column.id: column for column in codebook.columns}
    return tuple(known[name] for name in header)


def _row(number: int, cells: Sequence[str], columns: Sequence[Question]) -> Row:
    split = tuple(parts(column, cell) for column, cell in zip(columns, cells, strict=False))
    return Row(number=number, width=len(cells), cells=tuple(cells), answers=split)


def parts(column: Question, cell: str) -> tuple[str, ...]:
    """Return the answers of one cell; a cell of words or a number is one."""
    if not cell:
        return ()
    if not column.kind.has_options:
        return (cell,)
    if column.kind in SEVERAL or BETWEEN_CODES in cell:
        return tuple(part.strip() for part in cell.split(BETWEEN_CODES))
    return (cell,)


def _emptiness(table: TextTable) -> list[str]:
    if not table.rows:
        return ["只有表头，没有答卷：下面每份答卷写一行。"]
    if not any(any(cells) for _, cells in table.rows):
        return [f"{len(table.rows)}份答卷里一个答案也没有，请核对是不是这个文件。"]
    return []


def _response(row: Row, columns: Sequence[Question]) -> dict[str, tuple[str, ...]]:
    return {
        column.id: answer for column, answer in zip(columns, row.answers, strict=True) if answer
    }
