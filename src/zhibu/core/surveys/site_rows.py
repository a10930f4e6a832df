"""Rows of a survey site's export read into responses, or what is wrong with which cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhibu.core.surveys.answer_words import NOTHING, UnknownAnswer, read_answer, same
from zhibu.core.surveys.answers import Response
from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.site_columns import Recognised, SiteColumn, letter_of

TICKED, UNTICKED = frozenset({"1", "是", "选中", "√", "true"}), frozenset({"0", "否", "未选中"})
LONGEST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class Problem:
    """A cell that cannot be read: its row as a spreadsheet counts, its column's letter."""

    row: int
    letter: str
    said: str


@dataclass(frozen=True, kw_only=True)
class SiteRows:
    """All responses, or the problems that stand against taking any."""

    responses: tuple[Response, ...]
    problems: tuple[Problem, ...]


def read_rows(recognised: Recognised, rows: Sequence[Sequence[str]], *, first_row: int) -> SiteRows:
    """Read every row below the headers; `first_row` is the number of the first of them.

    A row in which everything fits once its cells are moved by one column is reported as
    shifted, once, in place of its single cells.
    """
    responses, problems = [], []
    for number, cells in enumerate(rows, start=first_row):
        if not any(cell.strip() for cell in cells):
            continue
        response, wrong = _row(recognised.columns, cells)
        responses.append(response)
        if wrong:
            problems += _shifted(recognised.columns, cells, number, wrong) or [
                Problem(row=number, letter=column.letter, said=said) for column, said in wrong
            ]
    return SiteRows(responses=tuple(responses), problems=tuple(problems))


Wrong = list[tuple[SiteColumn, str]]


def _row(columns: Sequence[SiteColumn], cells: Sequence[str]) -> tuple[Response, Wrong]:
    response: dict[str, tuple[str, ...]] = {}
    ranks: dict[str, list[tuple[int, str]]] = {}
    wrong: Wrong = []
    for column in columns:
        cell = cells[column.index].strip() if column.index < len(cells) else ""
        try:
            if column.part is None:
                response[column.question.id] = read_answer(column.question, cell)
            elif rank := _mark(column.question, column.part.code, same(cell)):
                ranks.setdefault(column.question.id, []).append((rank, column.part.code))
        except UnknownAnswer as unknown:
            wrong.append((column, _said(column.question, unknown.word)))
    response |= {name: tuple(code for _, code in sorted(found)) for name, found in ranks.items()}
    wrong += _same_rank_twice(columns, ranks)
    return {name: answer for name, answer in response.items() if answer}, wrong


def _same_rank_twice(
    columns: Sequence[SiteColumn], ranks: Mapping[str, Sequence[tuple[int, str]]]
) -> Wrong:
    """Return the ranking's last column when one rank was given to two options."""
    last = {column.question.id: column for column in columns}
    return [
        (last[name], f"“{last[name].question.label}”里有两项排在同一位")
        for name, found in ranks.items()
        if last[name].question.kind is Kind.RANKING and len(dict(found)) < len(found)
    ]


def _mark(question: Question, code: str, cell: str) -> int:
    """Return the rank an option was given, its place if it was ticked, 0 for neither."""
    if cell in NOTHING | UNTICKED:
        return 0
    if question.kind is Kind.RANKING and cell.isdecimal():
        if int(cell) <= len(question.options):
            return int(cell)
        raise UnknownAnswer(cell)
    if question.kind is Kind.MULTIPLE and cell in TICKED:
        return [option.code for option in question.options].index(code) + 1
    raise UnknownAnswer(cell)


def _said(question: Question, word: str) -> str:
    shown = word if len(word) <= LONGEST_SHOWN else f"{word[:LONGEST_SHOWN]}……"
    return f"“{shown}”不是“{question.label}”的答案"


def _shifted(
    columns: Sequence[SiteColumn], cells: Sequence[str], row: int, wrong: Wrong
) -> list[Problem]:
    """Return the one problem of a row whose cells slipped by a column; none when that is not it."""
    first = min(column.index for column, _ in wrong)
    for by, where in ((1, "右"), (-1, "左")):
        moved = (
            [*cells[:first], *cells[first + by :]]
            if by > 0
            else [*cells[:first], "", *cells[first:]]
        )
        _response, still = _row(columns, moved)
        if not still and len(wrong) > 1:
            said = f"从这一格起，整行向{where}错开了一列"
            return [Problem(row=row, letter=letter_of(first), said=said)]
    return []
