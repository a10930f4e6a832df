"""From a codebook to an XLSForm workbook that pyxform accepts and `reading` reads back."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from zhibu.core.surveys.codebook import Codebook, Kind, Option, Question
from zhibu.core.surveys.codebook_checks import check_codebook
from zhibu.core.surveys.xlsform.expressions import Bounds, constraint, relevance
from zhibu.core.surveys.xlsform.form import form_from
from zhibu.core.surveys.xlsform.questions import OWN_CODE, OWN_ID, OWN_KIND, OWN_MOST, OWN_VALUE

SURVEY = (
    *("type", "name", "label", "hint", "relevant", "constraint", "constraint_message"),
    *("appearance", OWN_ID, OWN_KIND, OWN_MOST),
)
CHOICES = ("list_name", "name", "label", OWN_CODE, OWN_VALUE)
FORM_ID = "zhibu_questionnaire"
UNTITLED = "问卷"
TYPES = {
    Kind.SINGLE: "select_one",
    Kind.SCALE: "select_one",
    Kind.MULTIPLE: "select_multiple",
    Kind.RANKING: "rank",
    Kind.NUMBER: "decimal",
    Kind.TEXT: "text",
}
FIRST_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 -- Excel knows no zones; says nothing of us
_FIRST_OF_A_NAME = re.compile(r"[^\W\d]")
Row = dict[str, str]


def xlsform_from(codebook: Codebook) -> bytes:
    """Return the questionnaire as an XLSForm workbook, the same bytes for the same questions.

    Names XLSForm does not allow are replaced; the originals, values of a scale and how many may
    be ranked stand in columns of our own, so that nothing is lost on the way back (but that
    pyxform makes one space of several).

    Raises:
        FaultyCodebook: its questions contradict themselves.
        NotAnXlsform: pyxform does not accept it, as with '${' in the words of a question.
    """
    check_codebook(codebook)
    names = _names(question.id for question in codebook)
    lists = {question.id: _coded(question.options) for question in codebook}
    survey = [row for q in codebook for row in _rows(q, names, lists)]
    choices = [row for q in codebook for row in _choices(names[q.id], q, lists[q.id])]
    settings = [{"form_title": codebook.title or UNTITLED, "form_id": FORM_ID}]
    data = _workbook(
        {
            "survey": (SURVEY, survey),
            "choices": (CHOICES, choices),
            "settings": (("form_title", "form_id"), settings),
        }
    )
    form_from(data)
    return data


def _rows(question: Question, names: Row, lists: dict[str, Row]) -> Iterator[Row]:
    """Yield the rows of the survey sheet for one question."""
    name = names[question.id]
    row = {
        "name": name,
        "label": question.label,
        "hint": question.hint,
        OWN_ID: question.id if question.id != name else "",
        "relevant": _relevant(question, names, lists),
    }
    if question.kind is Kind.MATRIX:
        yield from _matrix_rows(question, row)
        return
    offered = f" {name}" if question.kind.has_options else ""
    limited = question.at_most if question.kind is Kind.MULTIPLE else None
    yield {
        **row,
        "type": f"{TYPES[question.kind]}{offered}",
        "appearance": "likert" if question.kind is Kind.SCALE else "",
        "constraint": constraint(Bounds(question.minimum, question.maximum, limited)),
        "constraint_message": f"最多选{limited}项。" if limited else "",
        OWN_KIND: question.kind.value,
        OWN_MOST: str(question.at_most or ""),
    }


def _matrix_rows(question: Question, row: Row) -> Iterator[Row]:
    yield {**row, "type": "begin_group", "appearance": "table-list"}
    names = _names(each.code for each in question.rows)
    for each in question.rows:
        yield {
            "type": f"select_one {row['name']}",
            "name": names[each.code],
            "label": each.label,
            OWN_ID: each.code if each.code != names[each.code] else "",
        }
    yield {"type": "end_group"}


def _relevant(question: Question, names: Row, lists: dict[str, Row]) -> str:
    condition = question.asked_if
    if condition is None:
        return ""
    written = lists[condition.question]
    return relevance(names[condition.question], [written[code] for code in condition.codes])


def _choices(name: str, question: Question, written: Row) -> Iterator[Row]:
    for option in question.options:
        yield {
            "list_name": name,
            "name": written[option.code],
            "label": option.label,
            OWN_CODE: option.code if option.code != written[option.code] else "",
            OWN_VALUE: "" if option.value is None else repr(option.value),
        }


def _names(ids: Iterable[str]) -> Row:
    """Return for each id a name that begins as XML wants it."""
    return _distinct({id_: id_ if _FIRST_OF_A_NAME.match(id_) else f"_{id_}" for id_ in ids})


def _coded(options: Sequence[Option]) -> Row:
    """Return for each code one without spaces and quotes."""
    return _distinct({each.code: re.sub(r"[\s'\"]", "_", each.code) for each in options})


def _distinct(wanted: Row) -> Row:
    """Return the same names, those that meet another one numbered."""
    taken = {name for original, name in wanted.items() if original == name}
    settled = {}
    for original, name in wanted.items():
        chosen, number = name, 1
        while original != chosen and chosen in taken:
            number += 1
            chosen = f"{name}_{number}"
        taken.add(chosen)
        settled[original] = chosen
    return settled


def _workbook(sheets: dict[str, tuple[Sequence[str], list[Row]]]) -> bytes:
    import xlsxwriter  # noqa: PLC0415 -- only who writes one waits for it

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": FIRST_MOMENT})
        head = book.add_format({"bold": True})
        for name, (columns, rows) in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, head)
                sheet.set_column(place, place, 40 if column in ("label", "hint") else 16)
                for number, row in enumerate(rows, start=1):
                    if row.get(column):
                        sheet.write_string(number, place, row[column])
    return target.getvalue()
