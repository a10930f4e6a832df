"""The kinds of questions as people say them."""

from zhibu.core.surveys.codebook import Codebook, Kind, Question

NAMES = {
    Kind.SINGLE: "单选",
    Kind.MULTIPLE: "多选",
    Kind.SCALE: "打分",
    Kind.MATRIX: "逐项打分",
    Kind.NUMBER: "填数字",
    Kind.TEXT: "填文字",
    Kind.RANKING: "排序",
}
EXAMPLES = {
    Kind.SINGLE: "只能选一项，如：您的年龄",
    Kind.MULTIPLE: "可以选几项，如：主要困难有哪些",
    Kind.SCALE: "从低到高选一档，能算平均分，如：满意程度",
    Kind.MATRIX: "几件事用同一把尺子打分，如：对各项活动的满意程度",
    Kind.NUMBER: "填一个数，如：每月参加几次集中学习",
    Kind.TEXT: "写一两句话，如：您的建议",
    Kind.RANKING: "按先后排，如：最急需的几项支持",
}
LONGEST_NAME = 16


def short_name(label: str) -> str:
    """Return the beginning of a question, for sentences about it."""
    return label if len(label) <= LONGEST_NAME else f"{label[: LONGEST_NAME - 1]}…"


def place_of(codebook: Codebook, question_id: str) -> int:
    """Return the number of a question, from 1; 0 when it is not there."""
    ids = [question.id for question in codebook]
    return ids.index(question_id) + 1 if question_id in ids else 0


def condition_in_words(question: Question, codebook: Codebook) -> str:
    """Say who is asked: 第2题选了“党员”的同志; empty when everybody is."""
    condition = question.asked_if
    if condition is None:
        return ""
    number = place_of(codebook, condition.question)
    if not number:
        return "已删去的题选了某几项的同志"
    labels = {option.code: option.label for option in codebook.question(condition.question).options}
    chosen = "、".join(f"“{labels.get(code, code)}”" for code in condition.codes)
    return f"第{number}题选了{chosen}的同志"
