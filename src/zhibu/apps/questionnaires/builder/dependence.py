"""Which questions are asked by what was answered before."""

from collections.abc import Sequence

from zhibu.apps.questionnaires.builder.words import short_name
from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.condition_checks import condition_faults


def left_without(after: Sequence[Question], before: Sequence[Question]) -> tuple[str, ...]:
    """Return the questions whose condition would not hold any more, as they are numbered now.

    `after` is how the questions would stand, `before` how they stand and are numbered.
    """
    ids = [question.id for question in before]
    return tuple(
        f"第{ids.index(question.id) + 1}题“{short_name(question.label)}”"
        for place, question in enumerate(after)
        if question.id in ids and any(condition_faults(question, after[:place]))
    )
