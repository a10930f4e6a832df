"""How the people asked divide by one question: numbers that have to add up."""

from collections.abc import Iterator, Mapping

from zhibu.apps.questionnaires.builder.words import place_of
from zhibu.core.surveys.codebook import Codebook, Kind, Question


def may_have_margin(question: Question) -> bool:
    """Whether everybody belongs to exactly one of its options, so that they can be counted."""
    return question.kind is Kind.SINGLE and question.asked_if is None


def margin_faults(
    codebook: Codebook, margins: Mapping[str, Mapping[str, int]], population: int
) -> Iterator[str]:
    """Yield each margin that does not add up to the number of people."""
    for question_id, margin in margins.items():
        total = sum(margin.values())
        if total != population:
            number = place_of(codebook, question_id)
            yield f"第{number}题的人数构成加起来是{total}人，与发放人数{population}人不符。"
