"""Answers in people's own words, apart from everything else they answered."""

import secrets
from dataclasses import dataclass

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.results.queries.analyses import answers_of
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.counting import answer_to
from zhibu.core.surveys.disclosure_rule import DEFAULT_RULE


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was written to one question; empty and withheld when few wrote."""

    id: str
    label: str
    texts: tuple[str, ...]
    n: int
    is_withheld: bool


def texts_of(questionnaire: Questionnaire) -> tuple[Said, ...]:
    """Return the texts of each question that asks for one.

    Each time in another order, so that the first of one question and the first of another are
    not taken for the same person; not at all when fewer wrote than a group must have.
    """
    columns = [q for q in codebook_of(questionnaire) if q.kind is Kind.TEXT]
    if not columns:
        return ()
    responses = answers_of(questionnaire).responses
    found = []
    for column in columns:
        texts = [answer[0] for each in responses if (answer := answer_to(column, each))]
        few = DEFAULT_RULE.is_small(len(texts))
        secrets.SystemRandom().shuffle(texts)
        found.append(
            Said(
                id=column.id,
                label=column.label,
                texts=() if few else tuple(texts),
                n=len(texts),
                is_withheld=few and bool(texts),
            )
        )
    return tuple(found)
