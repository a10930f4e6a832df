"""What contradicts itself in the questions, said with their numbers."""

from collections.abc import Iterator

from zhibu.apps.questionnaires.builder.words import place_of
from zhibu.core.surveys.codebook import Codebook, Kind, Question

MOST_QUESTIONS = 100
FEWEST_OPTIONS = 2


def faults_in(codebook: Codebook) -> Iterator[str]:
    """Yield what has to be mended before anybody can answer."""
    if not codebook.questions:
        yield "还没有题目。"
    for number, question in enumerate(codebook, start=1):
        for said in _faults(question, codebook, number):
            yield f"第{number}题{said}。"


def _faults(question: Question, codebook: Codebook, number: int) -> Iterator[str]:
    if not question.label.strip():
        yield "没有写题目"
    if question.kind.has_options and len(question.options) < FEWEST_OPTIONS:
        yield "的选项不到两个"
    if question.kind is Kind.MATRIX and not question.rows:
        yield "没有要打分的事项"
    if question.asked_if:
        earlier = place_of(codebook, question.asked_if.question)
        if not 0 < earlier < number:
            yield "要看前面哪道题来问，那道题不在它前面"
