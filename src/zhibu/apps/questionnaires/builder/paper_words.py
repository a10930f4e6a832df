"""What a paper form says in words where a screen would simply skip."""

from zhibu.apps.questionnaires.builder.words import condition_in_words, place_of
from zhibu.core.surveys.codebook import Codebook, Kind, Question


def how_to_answer(question: Question) -> str:
    """Say in brackets behind a question how it is answered."""
    at_most = question.at_most
    said = {
        Kind.SINGLE: "选一项",
        Kind.MULTIPLE: f"最多选{at_most}项" if at_most else "可选几项",
        Kind.SCALE: "选一项",
        Kind.MATRIX: "每行选一项",
        Kind.NUMBER: _bounds(question),
        Kind.TEXT: "写一两句",
        Kind.RANKING: f"在括号里写1—{at_most or len(question.options)}，最先的写1",
    }
    return said[question.kind]


def who_answers(question: Question, codebook: Codebook) -> str:
    """Say who answers a question and where all others go on; empty when everybody does."""
    who = condition_in_words(question, codebook)
    if not who:
        return ""
    following = _next_for_others(question, codebook)
    others = f"其他同志请跳到第{following}题" if following else "其他同志到此答完"
    return f"{who}请答本题，{others}。"


def _next_for_others(question: Question, codebook: Codebook) -> int:
    """Return the number of the next question not asked by the same condition; 0: none."""
    for number, later in enumerate(codebook, start=1):
        if number > place_of(codebook, question.id) and later.asked_if != question.asked_if:
            return number
    return 0


def _bounds(question: Question) -> str:
    low, high = question.minimum, question.maximum
    if low is not None and high is not None:
        return f"填数字，{low:g}—{high:g}"
    if low is not None:
        return f"填数字，不小于{low:g}"
    return "填数字" if high is None else f"填数字，不大于{high:g}"
