"""What contradicts itself in the questions, said with their numbers."""

from collections.abc import Iterator

from zhibu.apps.questionnaires.builder.words import place_of
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.codebook_checks import codebook_faults

MOST_QUESTIONS = 100
FEWEST_OPTIONS = 2


def faults_in(codebook: Codebook) -> Iterator[str]:
    """Yield what has to be mended before anybody can answer."""
    if not codebook.questions:
        yield "还没有题目。"
        return
    for fault in codebook_faults(codebook):
        number = place_of(codebook, fault.question)
        yield f"第{number}题{fault.said}" if number else str(fault)
    for number, question in enumerate(codebook, start=1):
        if 0 < len(question.options) < FEWEST_OPTIONS:
            yield f"第{number}题的选项不到两个。"
