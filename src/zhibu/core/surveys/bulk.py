"""Counts answers where they lie: one Ibis expression, on DuckDB here and on Spark beyond.

The table has a column for each column of the codebook: codes joined by '|', a list of codes, a
number or a text; null, empty text and empty list mean not answered. People are first counted by
group and whole cell, so that text is taken apart once for each way of answering, not once for
each person: the cost is one pass over two columns, whatever the engine.
"""

from collections.abc import Mapping
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.counting import grouping
from zhibu.core.surveys.tables import EVERYBODY, CountTable

BETWEEN = "|"
ASKED, ANSWERED = "|asked", "|answered"
"""Stand among the codes in the counted table; no code contains '|'."""
Rows = Mapping[tuple[str, str], int]
"""People by group and code."""


class UnknownCode(Refusal):
    """A column holds what the codebook does not offer."""

    code = "surveys.unknown-code"

    def __init__(self, column: Question, code: str, people: int) -> None:
        """Name the column, the code and how often it stands there."""
        known = "、".join(option.code for option in column.options)
        super().__init__(
            f"“{column.id}”列里有{people}个“{code}”，不是这道题的代码。",
            hint=f"可以写：{known}。" if known else "",
        )


def tabulation(table: Any, column: Question, *, by: Question | None) -> Any:
    """Return the expression that counts a column in every group of `by`.

    `table` is any Ibis table. The result has `group_code`, `code` and `people`; the codes
    ASKED and ANSWERED count whom the question was put to and who answered it. Those who named
    no group stand under EVERYBODY.

    Raises:
        NotAGrouping: `by` cannot make groups.
    """
    import ibis  # noqa: PLC0415 -- heavy, and only who counts millions needs it

    asked = table.filter(_is_asked(table, column)) if column.asked_if else table
    seen = asked.select(
        group_code=_answer(asked, grouping(by)) if by else ibis.literal(EVERYBODY),
        cell=_cell(asked, column),
    )
    ways = seen.group_by(["group_code", "cell"]).aggregate(people=seen.count())
    counted = ways.mutate(code=_codes(ways.cell, column).unnest())
    return counted.group_by(["group_code", "code"]).aggregate(people=counted.people.sum())


def table_from(rows: Rows, column: Question, *, by: Question | None) -> CountTable:
    """Return the counted table of what `tabulation` found.

    Raises:
        UnknownCode: there are codes of answers or groups that the codebook does not offer.
    """
    groups = (EVERYBODY, *(option.code for option in by.options)) if by else (EVERYBODY,)
    codes = tuple(option.code for option in column.options) if column.kind.has_options else ()
    places = {code: dict.fromkeys(groups, 0) for code in (*codes, ASKED, ANSWERED)}
    for (group, code), people in rows.items():
        if code not in places:
            raise UnknownCode(column, code, people)
        if group not in groups and by:
            raise UnknownCode(by, group, people)
        for each in {EVERYBODY, group}:
            places[code][each] += people
    return CountTable(
        question=column.id,
        by=by.id if by else None,
        is_multiple=column.kind is Kind.MULTIPLE,
        codes=codes,
        groups=groups,
        answered=places[ANSWERED],
        asked=places[ASKED],
        counts={group: {code: places[code][group] for code in codes} for group in groups},
    )


def rows_of(expression: Any) -> Rows:
    """Return the rows of a `tabulation`, computed by the engine that holds its table."""
    found = expression.to_pyarrow().to_pylist()
    return {(row["group_code"], row["code"]): int(row["people"]) for row in found}


def count_in(table: Any, column: Question, *, by: Question | None) -> CountTable:
    """Count a column where the table lies; equal to `counting.count` over the same answers.

    Raises:
        NotAGrouping, UnknownCode: see above.
    """
    return table_from(rows_of(tabulation(table, column, by=by)), column, by=by)


def _text(table: Any, column_id: str) -> Any:
    """Return a column as text, the codes of a list joined; empty: not answered."""
    values = table[column_id]
    joined = values.join(BETWEEN) if values.type().is_array() else values.cast("string")
    return joined.fill_null("")


def _cell(table: Any, column: Question) -> Any:
    """Return the answer as text; of a number or text only whether there is one."""
    import ibis  # noqa: PLC0415 -- see above

    text = _text(table, column.id)
    return text if column.kind.has_options else ibis.ifelse(text == "", "", "given")


def _answer(table: Any, question: Question) -> Any:
    """Return the one answer to a question that makes groups; EVERYBODY: none, or not asked."""
    import ibis  # noqa: PLC0415 -- see above

    answer = _text(table, question.id)
    return (
        ibis.ifelse(_is_asked(table, question), answer, EVERYBODY) if question.asked_if else answer
    )


def _is_asked(table: Any, column: Question) -> Any:
    import ibis  # noqa: PLC0415 -- see above

    condition = column.asked_if
    if condition is None:
        raise ValueError("everybody is asked a question without a condition")
    cell = ibis.literal(BETWEEN) + _text(table, condition.question) + BETWEEN
    return ibis.or_(*(cell.contains(f"{BETWEEN}{code}{BETWEEN}") for code in condition.codes))


def _codes(cell: Any, column: Question) -> Any:
    """Return for a cell all it counts for: that it was asked, that it was answered, its codes."""
    import ibis  # noqa: PLC0415 -- see above

    # By a pattern, which every engine takes for one; Spark takes the plain text for one, too.
    parts = cell.re_split(f"[{BETWEEN}]").filter(lambda part: part != "")
    if not column.kind.has_options:
        chosen = ibis.array([ANSWERED])
    elif column.kind is Kind.MULTIPLE:
        chosen = ibis.array([ANSWERED]).concat(parts.unique())
    else:
        chosen = ibis.array([ANSWERED]).concat(parts[:1])
    asked = ibis.array([ASKED])
    return ibis.ifelse(parts.length() > 0, asked.concat(chosen), asked)
