"""What was answered: one response per person, without anything that names the person."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhibu.core.surveys.codebook import Codebook, Question

Response = Mapping[str, tuple[str, ...]]
"""Column id (`<id>`, or `<id>.<row>` of a matrix) to the answer.

Codes for questions with options (in the order ranked for a ranking), one text for a number or
a text. Absent or empty: not answered, which is always allowed. Plain JSON when lists.
"""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """All responses to one codebook; their order means nothing."""

    codebook: Codebook
    responses: tuple[Response, ...]

    def __len__(self) -> int:
        return len(self.responses)


def is_asked(question: Question, response: Response) -> bool:
    """Whether the question was to be shown to somebody who answered so."""
    condition = question.asked_if
    if condition is None:
        return True
    return not set(condition.codes).isdisjoint(response.get(condition.question, ()))
