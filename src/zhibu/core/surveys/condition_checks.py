"""Says why a question can never be asked, or nobody can tell to whom."""

from collections.abc import Iterator, Sequence

from zhibu.core.surveys.codebook import Kind, Question

TELLING = (Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE)
"""Kinds whose answer decides about later questions."""


def condition_faults(question: Question, earlier: Sequence[Question]) -> Iterator[tuple[str, str]]:
    """Yield field and sentence for each fault of `asked_if`."""
    condition = question.asked_if
    if condition is None:
        return
    told = {each.id: each for each in earlier}.get(condition.question)
    if condition.question == question.id:
        yield "asked_if", "不能以这道题自己的答案为条件，请选前面的题。"
    elif told is None:
        yield "asked_if", f"前面没有题目“{condition.question}”，条件只能用前面的题。"
    elif told.kind not in TELLING:
        yield "asked_if", f"“{condition.question}”不是选择题，条件只能用单选、多选或量表题。"
    elif not condition.codes:
        yield "asked_if", "没有写选了哪些答案才问，请至少写一个代码。"
    else:
        known = {option.code for option in told.options}
        for code in condition.codes:
            if code not in known:
                yield "asked_if", f"题目“{told.id}”没有代码为“{code}”的选项，请改正。"
