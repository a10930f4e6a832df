"""Says what is wrong with one answer to one question."""

import re
from collections.abc import Iterator, Sequence

from zhibu.core.surveys.codebook import Kind, Question

LONGEST_TEXT = 2000
"""Characters of one answer in words."""
MOST_SHOWN = 8
LONGEST_SHOWN = 24
SEVERAL = (Kind.MULTIPLE, Kind.RANKING)
_NUMBER = re.compile(r"[+-]?\d{1,15}(\.\d{1,15})?", re.ASCII)


def answer_faults(column: Question, answer: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with a non-empty answer, and how to mend it, in Chinese sentences.

    `column` is a column of the codebook; `answer` holds its codes, or one number or text.
    """
    if column.kind is Kind.TEXT:
        yield from _text_faults(answer[0])
    elif column.kind is Kind.NUMBER:
        yield from _number_faults(column, answer[0])
    else:
        yield from _choice_faults(column, answer)


def shortened(value: str) -> str:
    """Return a value as it is quoted in a sentence."""
    line = " ".join(value.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"


def _text_faults(text: str) -> Iterator[str]:
    if len(text) > LONGEST_TEXT:
        yield f"写了{len(text)}个字，最多{LONGEST_TEXT}字，请删短。"


def _number_faults(column: Question, text: str) -> Iterator[str]:
    if not _NUMBER.fullmatch(text):
        yield f"“{shortened(text)}”不是数字，请写成 12 或 12.5。"
        return
    number, low, high = float(text), column.minimum, column.maximum
    if low is not None and number < low:
        yield f"“{shortened(text)}”小于最小值{low:g}，请核对。"
    if high is not None and number > high:
        yield f"“{shortened(text)}”大于最大值{high:g}，请核对。"


def _choice_faults(column: Question, answer: Sequence[str]) -> Iterator[str]:
    known, count = {option.code for option in column.options}, sum(map(bool, answer))
    for code in dict.fromkeys(answer):
        if not code:
            yield "竖线“|”之间有空的答案，请删去多余的“|”。"
        elif code not in known:
            yield f"“{shortened(code)}”不是这道题的代码，{_allowed(column, code)}"
        elif answer.count(code) > 1:
            yield f"“{shortened(code)}”写了{answer.count(code)}次，请只留一次。"
    if count > 1 and column.kind not in SEVERAL:
        yield f"只能选一项，写了{count}项，请只留一个。"
    elif column.at_most is not None and count > column.at_most:
        yield f"最多选{column.at_most}项，写了{count}项，请核对。"


def _allowed(column: Question, written: str) -> str:
    """Say what to write: the code whose words were written, else the first codes."""
    for option in column.options:
        if option.label == written:
            return f"请写代码“{option.code}”。"
    codes = [option.code for option in column.options[:MOST_SHOWN]]
    more = "等" if len(column.options) > MOST_SHOWN else ""
    return f"可以写：{'、'.join(codes)}{more}。"
