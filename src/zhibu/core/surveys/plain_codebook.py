"""Codebooks as plain JSON values, read and written; the shape is in `codebook.schema.json`."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhibu.core.surveys.codebook import Codebook, Condition, Kind, Option, Question


def plain_codebook(codebook: Codebook) -> dict[str, Any]:
    """Return the codebook as JSON values; what is at its default is left out."""
    plain: dict[str, Any] = {"questions": [_plain_question(q) for q in codebook.questions]}
    return {"title": codebook.title, **plain} if codebook.title else plain


def codebook_from(data: Mapping[str, Any]) -> Codebook:
    """Return the codebook that `plain_codebook` wrote; `data` has passed the schema."""
    return Codebook(
        title=data.get("title", ""),
        questions=tuple(_question_from(question) for question in data["questions"]),
    )


def _plain_question(question: Question) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": question.id,
        "kind": question.kind.value,
        "label": question.label,
        "options": [_plain_option(option) for option in question.options],
        "rows": [_plain_option(row) for row in question.rows],
        "hint": question.hint,
        "at_most": question.at_most,
        "minimum": question.minimum,
        "maximum": question.maximum,
    }
    if question.asked_if:
        plain["asked_if"] = {
            "question": question.asked_if.question,
            "codes": list(question.asked_if.codes),
        }
    return {name: value for name, value in plain.items() if value not in ([], "", None)}


def _plain_option(option: Option) -> dict[str, Any]:
    plain: dict[str, Any] = {"code": option.code, "label": option.label}
    return plain if option.value is None else {**plain, "value": option.value}


def _question_from(data: Mapping[str, Any]) -> Question:
    condition = data.get("asked_if")
    return Question(
        id=data["id"],
        kind=Kind(data["kind"]),
        label=data["label"],
        options=_options_from(data.get("options", ())),
        rows=_options_from(data.get("rows", ())),
        hint=data.get("hint", ""),
        asked_if=condition
        and Condition(question=condition["question"], codes=tuple(condition["codes"])),
        at_most=data.get("at_most"),
        minimum=data.get("minimum"),
        maximum=data.get("maximum"),
    )


def _options_from(data: Sequence[Mapping[str, Any]]) -> tuple[Option, ...]:
    return tuple(
        Option(code=option["code"], label=option["label"], value=option.get("value"))
        for option in data
    )
