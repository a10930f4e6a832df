"""Refuses a codebook that contradicts itself, naming the question, the field and the mending."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.codebook import Codebook, Kind, Option, Question
from zhibu.core.surveys.condition_checks import condition_faults

MOST_FAULTS = 5
"""How many faults one refusal names; the rest are counted."""
MOST_QUESTIONS = 300
MOST_OPTIONS = 300
"""A city has fewer agencies than this."""
MOST_ROWS = 50
LONGEST_CODE = 64
LONGEST_LABEL = 500
LONGEST_HINT = 1000
BETWEEN_CODES = "|"
"""Stands between several answers of one cell, so that no code may contain it."""
_ID = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to mend; `question` is "" where it concerns the whole codebook."""

    question: str
    field: str
    said: str
    """What is wrong and how to mend it, a Chinese sentence."""

    def __str__(self) -> str:
        """Name the place, then the fault."""
        return f"题目“{self.question}”的 {self.field}：{self.said}" if self.question else self.said


class FaultyCodebook(Refusal):
    """A codebook that contradicts itself; `faults` are all of them."""

    code = "surveys.faulty-codebook"

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Name the first faults and count the rest."""
        shown = [f"  {fault}" for fault in faults[:MOST_FAULTS]]
        if len(faults) > MOST_FAULTS:
            shown.append(f"  ……另有{len(faults) - MOST_FAULTS}处。")
        listed = "\n".join([f"问卷有{len(faults)}处要改：", *shown])
        super().__init__(listed, hint="\n请改正后重试。")
        self.faults = tuple(faults)


def check_codebook(codebook: Codebook) -> None:
    """Let pass a codebook whose answers can be told apart, asked and counted.

    Raises:
        FaultyCodebook: ids or codes that repeat or cannot be written in a file, options, rows
            or words that are missing or too many, bounds and conditions that cannot hold.
    """
    faults = list(codebook_faults(codebook))
    if faults:
        raise FaultyCodebook(faults)


def codebook_faults(codebook: Codebook) -> Iterator[Fault]:
    """Yield everything wrong with a codebook, in the order of its questions."""
    count = len(codebook.questions)
    if not count:
        yield Fault(question="", field="questions", said="没有题目：至少要有一道题。")
    if count > MOST_QUESTIONS:
        said = f"有{count}道题，最多{MOST_QUESTIONS}道，请分成几份问卷。"
        yield Fault(question="", field="questions", said=said)
    yield from _repeated_ids(codebook)
    for place, question in enumerate(codebook.questions):
        for field, said in _question_faults(question, codebook.questions[:place]):
            name = question.id or f"第{place + 1}题"
            yield Fault(question=name, field=field, said=said)


def _repeated_ids(codebook: Codebook) -> Iterator[Fault]:
    """Yield ids used twice, also that of a question which reads like the row of a matrix."""
    ids = Counter(question.id for question in codebook.questions)
    for name, times in ids.items():
        if name and times > 1:
            said = f"“{name}”用了{times}次，每道题的 id 只能用一次。"
            yield Fault(question=name, field="id", said=said)
    rows = {column.id for q in codebook for column in q.columns if q.kind is Kind.MATRIX}
    for name in sorted(rows & set(ids)):
        said = "与一道矩阵题的行同名，请换一个 id。"
        yield Fault(question=name, field="id", said=said)


def _question_faults(question: Question, earlier: Sequence[Question]) -> Iterator[tuple[str, str]]:
    yield from _code_faults("id", question.id)
    yield from _word_faults("label", question.label, LONGEST_LABEL)
    if len(question.hint) > LONGEST_HINT:
        yield "hint", f"有{len(question.hint)}个字，最多{LONGEST_HINT}字。"
    yield from _options_faults(question)
    yield from _rows_faults(question)
    yield from _bound_faults(question)
    yield from condition_faults(question, earlier)


def _code_faults(field: str, code: str) -> Iterator[tuple[str, str]]:
    if not code:
        yield field, "没有写，请写上字母、数字组成的代码。"
    elif len(code) > LONGEST_CODE:
        yield field, f"有{len(code)}个字符，最多{LONGEST_CODE}个。"
    elif not _ID.fullmatch(code):
        yield field, f"“{code}”不能用，只能用字母、数字和 _ - .，不能有空格。"


def _word_faults(field: str, words: str, longest: int) -> Iterator[tuple[str, str]]:
    if not words.strip():
        yield field, "没有写文字，请写上。"
    elif len(words) > longest:
        yield field, f"有{len(words)}个字，最多{longest}字。"


def _options_faults(question: Question) -> Iterator[tuple[str, str]]:
    if not question.kind.has_options:
        if question.options:
            yield "options", "填数字或文字的题没有选项，请去掉选项或改题型。"
        return
    if not question.options:
        yield "options", "没有选项，请至少写一个，或改成填数字、填文字的题。"
    yield from _offered_faults("options", question.options, MOST_OPTIONS)
    for option in question.options:
        if option.value is not None and not isfinite(option.value):
            yield "options", f"选项“{option.code}”的分值不是数字。"


def _rows_faults(question: Question) -> Iterator[tuple[str, str]]:
    if question.kind is not Kind.MATRIX:
        if question.rows:
            yield "rows", "只有矩阵题有行，请去掉 rows 或改题型为 matrix。"
        return
    if not question.rows:
        yield "rows", "没有行，请至少写一行。"
    yield from _offered_faults("rows", question.rows, MOST_ROWS)
    for row in question.rows:
        for _, said in _code_faults("code", row.code):
            yield "rows", f"行的代码{said}"


def _offered_faults(field: str, offered: Sequence[Option], most: int) -> Iterator[tuple[str, str]]:
    if len(offered) > most:
        yield field, f"有{len(offered)}项，最多{most}项。"
    yield from _repeated_codes(field, [option.code for option in offered])
    for option in offered:
        for _, said in _word_faults("label", option.label, LONGEST_LABEL):
            yield field, f"“{option.code}”的文字（label）{said}"
        if field == "options":
            yield from ((field, said) for said in _option_code_faults(option.code))


def _repeated_codes(field: str, codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    for code, times in Counter(codes).items():
        if times > 1:
            yield field, f"代码“{code}”用了{times}次，每项的代码要不同。"


def _option_code_faults(code: str) -> Iterator[str]:
    """Yield why a code cannot stand in the cell of an answer file."""
    if not code:
        yield "有一项没有代码（code），请写上。"
    elif BETWEEN_CODES in code:
        yield f"代码“{code}”里有竖线“|”，它用来隔开几个答案，请换一个代码。"
    elif code != " ".join(code.split()) or not code.isprintable():
        yield f"代码“{code}”的首尾不能有空格，中间不能换行，也不能连着几个空格。"
    elif len(code) > LONGEST_CODE:
        yield f"代码“{code[:20]}…”有{len(code)}个字符，最多{LONGEST_CODE}个。"


def _bound_faults(question: Question) -> Iterator[tuple[str, str]]:
    low, high, most = question.minimum, question.maximum, question.at_most
    if not all(isfinite(bound) for bound in (low, high) if bound is not None):
        yield "minimum", "上下限要是普通的数字。"
    if low is not None and high is not None and low > high:
        yield "minimum", f"最小值{low:g}大于最大值{high:g}，请对调或改正。"
    if (low, high) != (None, None) and question.kind is not Kind.NUMBER:
        yield "minimum", "只有填数字的题有最小值和最大值，请去掉。"
    if most is not None and most < 1:
        yield "at_most", f"最多可选{most}项不行，请写1以上的数，或不写。"
    if most is not None and question.kind not in (Kind.MULTIPLE, Kind.RANKING):
        yield "at_most", "只有多选题和排序题限定选几项，请去掉。"
