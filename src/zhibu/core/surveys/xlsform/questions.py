"""One element of a form as one question of ours."""

from collections.abc import Mapping
from typing import Any

from zhibu.core.surveys.codebook import Kind, Option, Question
from zhibu.core.surveys.xlsform.expressions import bounds_of
from zhibu.core.surveys.xlsform.form import Form

OWN_ID, OWN_KIND, OWN_MOST = "zhibu_id", "zhibu_kind", "zhibu_at_most"
"""Columns of the survey sheet that keep what XLSForm cannot say; other programs pass them over."""
OWN_CODE, OWN_VALUE = "zhibu_code", "zhibu_value"
"""The same of the choices sheet."""
SELECT_ONE, SELECT_MANY, RANK, RANGE = "select one", "select all that apply", "rank", "range"
KINDS = {
    SELECT_ONE: Kind.SINGLE,
    SELECT_MANY: Kind.MULTIPLE,
    RANK: Kind.RANKING,
    "integer": Kind.NUMBER,
    "int": Kind.NUMBER,
    "decimal": Kind.NUMBER,
    RANGE: Kind.SCALE,
    "text": Kind.TEXT,
    "string": Kind.TEXT,
}
NEAR = {"integer": "只收整数", "int": "只收整数", "date": "日期格式", "time": "时间格式"}
AS_TEXT = {"date", "time", "dateTime", "datetime"}
SCALES = ("likert",)
ROWS = ("list-nolabel", "list_nolabel")
LANGUAGES = ("中文", "chinese", "zh")
MOST_STEPS = 20
"""Longer ranges are numbers."""


def question_from(element: Form, language: str, remarks: list[str]) -> Question | None:
    """Return the question an element asks, adding to `remarks`; None: it asks none of ours."""
    kind = _kind(element)
    if kind is None:
        remarks.append(f"“{element.get('name')}”：题型“{element['type']}”没有导入。")
        return None
    if element["type"] in NEAR:
        remarks.append(f"“{element['name']}”：“{NEAR[element['type']]}”的要求没有导入。")
    steps = _steps(element) if element["type"] == RANGE else ()
    choices = element.get("choices", ())
    return Question(
        id=own_id(element),
        kind=Kind.NUMBER if element["type"] == RANGE and not steps else kind,
        label=words_of(element.get("label"), language),
        hint=words_of(element.get("hint"), language),
        options=steps or tuple(option_from(choice, language) for choice in choices),
        **_bounds(element, remarks),
    )


def matrix_from(group: Form, language: str) -> Question | None:
    """Return the matrix a group shows: rows of the same choices under one heading; else None."""
    children = group["children"]
    rows = [child for child in children if _appearance(child).startswith(ROWS)]
    heads = [child for child in children if child not in rows]
    if not rows or not all(_is_heading(child) for child in heads):
        return None
    if len({row.get("itemset") for row in rows}) != 1:
        return None
    notes = [child for child in heads if child["type"] == "note"]
    label = next((child.get("label") for child in (group, *notes) if child.get("label")), "")
    hint = next((child.get("hint") for child in (group, *notes) if child.get("hint")), "")
    return Question(
        id=own_id(group),
        kind=Kind.MATRIX,
        label=words_of(label, language),
        hint=words_of(hint, language),
        options=tuple(option_from(choice, language) for choice in rows[0].get("choices", ())),
        rows=tuple(
            Option(code=own_id(row), label=words_of(row.get("label"), language)) for row in rows
        ),
    )


def own_id(element: Form) -> str:
    """Return the id we wrote beside a name XLSForm allows, else the name."""
    return str(element.get(OWN_ID) or element["name"])


def option_from(choice: Form, language: str) -> Option:
    """Return one answer offered."""
    try:
        value = float(choice[OWN_VALUE]) if choice.get(OWN_VALUE) else None
    except ValueError:
        value = None
    code = own_code(choice)
    return Option(code=code, label=words_of(choice.get("label"), language) or code, value=value)


def own_code(choice: Form) -> str:
    """Return the code we wrote beside a name XLSForm allows, else the name."""
    return str(choice.get(OWN_CODE) or choice["name"])


def words_of(label: Any, language: str) -> str:
    """Return a label in Chinese if there is such a translation, else in the form's language."""
    if not isinstance(label, Mapping):
        return str(label or "").strip()
    for name, words in label.items():
        if any(mark in name.casefold() for mark in LANGUAGES):
            return str(words).strip()
    return str(label.get(language) or next(iter(label.values()), "")).strip()


def _kind(element: Form) -> Kind | None:
    own = element.get(OWN_KIND)
    if own in {kind.value for kind in Kind}:
        return Kind(own)
    if element["type"] in AS_TEXT:
        return Kind.TEXT
    if element["type"] == SELECT_ONE and _appearance(element).startswith(SCALES):
        return Kind.SCALE
    return KINDS.get(element["type"])


def _appearance(element: Form) -> str:
    return str(element.get("control", {}).get("appearance", ""))


def _is_heading(element: Form) -> bool:
    """Whether an element only stands above the rows of a matrix."""
    return element["type"] == "note" or _appearance(element) == "label"


def _bounds(element: Form, remarks: list[str]) -> dict[str, Any]:
    """Return minimum, maximum and at_most; what else a constraint says gets a remark."""
    expression = str(element.get("bind", {}).get("constraint", ""))
    found = bounds_of(expression) if expression else None
    if expression and found is None:
        remarks.append(f"“{element['name']}”：限制“{expression}”没有导入，请核对。")
    kept = {"at_most": int(element[OWN_MOST])} if str(element.get(OWN_MOST)).isdecimal() else {}
    if found is None:
        return kept
    if element["type"] in (SELECT_MANY, RANK):
        return {"at_most": found.at_most, **kept}
    if KINDS.get(element["type"]) is Kind.NUMBER:
        return {"minimum": found.minimum, "maximum": found.maximum}
    return kept


def _steps(element: Form) -> tuple[Option, ...]:
    """Return the steps of a short range of whole numbers as options; () where it is none."""
    try:
        start, end, step = (
            int(element.get("parameters", {}).get(name, default))
            for name, default in (("start", 0), ("end", 10), ("step", 1))
        )
    except ValueError:
        return ()
    if step < 1 or not 0 < (end - start) // step < MOST_STEPS:
        return ()
    numbers = range(start, end + 1, step)
    return tuple(Option(code=str(n), label=str(n), value=float(n)) for n in numbers)
