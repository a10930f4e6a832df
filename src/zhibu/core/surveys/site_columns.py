"""Which column of a survey site's export is which question; what must not be taken is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhibu.core.surveys.answer_words import option_of, same
from zhibu.core.surveys.codebook import Codebook, Kind, Option, Question

DROPPED = frozenset(
    {
        *("序号", "答卷编号", "提交答卷时间", "提交时间", "开始时间", "所用时间", "答题时长"),
        *("来源", "来源详情", "来自ip", "ip", "ip地址", "总分", "状态", "昵称", "用户名", "姓名"),
        *("openid", "地理位置", "省份", "城市", "微信昵称", "性别(微信)", "自定义字段"),
    }
)
"""Columns that say when, from where or by whom: never read any further."""
NUMBERED = re.compile(
    r"^\s*(?:[Qq]?(\d{1,3})\s*(?:[、.．:：]|(?=[(（\[【—-]))|[Qq](\d{1,3})\s*$)\s*(.*)$", re.DOTALL
)
"""1、…… or 1(……) or Q1; a number alone is rather a cell than a header."""
PART = re.compile(r"^(.*?)\s*(?:[(（\[【](.+)[)）\]】]|(?:——?|[:：])(.+))\s*$", re.DOTALL)
REMARK = re.compile(r"[\[【(（](?:单选|多选|矩阵|量表|排序|填空|可多选)[^\])】）]*[\])】）]")


@dataclass(frozen=True, kw_only=True)
class SiteColumn:
    """One column that is taken: its place from 0 and the question it answers, or part of."""

    index: int
    header: str
    question: Question
    """As answered: a row of a matrix is a scale of its own."""
    part: Option | None = None
    """The option of a question with several answers, or a ranking, spread over columns."""

    @property
    def letter(self) -> str:
        """The column as a spreadsheet names it."""
        return letter_of(self.index)


@dataclass(frozen=True, kw_only=True)
class Recognised:
    """What was made of a row of headers."""

    columns: tuple[SiteColumn, ...]
    dropped: tuple[str, ...]
    unknown: tuple[tuple[int, str], ...]
    """Place and header of columns that are no question of the codebook."""
    missing: tuple[Question, ...]
    """Questions no column answers."""
    repeated: tuple[SiteColumn, ...] = ()
    """Columns that answer what an earlier one answers already."""


def recognise(codebook: Codebook, headers: Sequence[str]) -> Recognised:
    """Tell what each column is; by its text, and by its number only where it has no text."""
    columns: list[SiteColumn] = []
    repeated: list[SiteColumn] = []
    dropped, unknown = [], []
    taken: set[tuple[str, str]] = set()
    for index, header in enumerate(headers):
        if not header.strip():
            continue
        if same(header) in DROPPED:
            dropped.append(header.strip())
            continue
        found = _column(codebook, index, header)
        if found is None:
            unknown.append((index, header.strip()))
            continue
        key = found.question.id, found.part.code if found.part else ""
        (repeated if key in taken else columns).append(found)
        taken.add(key)
    answered = {column.question.id for column in columns}
    return Recognised(
        columns=tuple(columns),
        dropped=tuple(dropped),
        unknown=tuple(unknown),
        missing=tuple(one for one in codebook.columns if one.id not in answered),
        repeated=tuple(repeated),
    )


def letter_of(index: int) -> str:
    """Return the name of a column counted from 0: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, place = divmod(index - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _column(codebook: Codebook, index: int, header: str) -> SiteColumn | None:
    text = REMARK.sub("", header)
    numbered = NUMBERED.match(text)
    number, words = (int(numbered[1] or numbered[2]), numbered[3]) if numbered else (0, text)
    for question, part in _readings(codebook, number, words):
        whole = _place(question, part)
        if whole is not None:
            return SiteColumn(index=index, header=header.strip(), question=whole[0], part=whole[1])
    return None


def _readings(codebook: Codebook, number: int, words: str) -> Iterator[tuple[Question, str]]:
    """Yield the question a header may speak of, with the part it names ('' for all of it)."""
    split = PART.match(words)
    base, part = (split[1], split[2] or split[3]) if split else (words, "")
    for question in codebook:
        label = same(REMARK.sub("", question.label))
        if same(words) == label or same(words) == same(question.id):
            yield question, ""
        elif part and same(base) in (label, same(question.id)):
            yield question, part
    if 1 <= number <= len(codebook.questions):
        question = codebook.questions[number - 1]
        if not words.strip():
            yield question, ""
        elif part and not base.strip():
            yield question, part
        elif _place(question, words) and question.kind is Kind.MATRIX:
            yield question, words


def _place(question: Question, part: str) -> tuple[Question, Option | None] | None:
    """Return the question as answered and the option the part names; None when it fits not."""
    if not part:
        return None if question.kind is Kind.MATRIX else (question, None)
    offered = question.rows if question.kind is Kind.MATRIX else question.options
    code = option_of(offered, part)
    if code is None:
        return None
    if question.kind is Kind.MATRIX:
        row = next(column for column in question.columns if column.id == f"{question.id}.{code}")
        return row, None
    if question.kind not in (Kind.MULTIPLE, Kind.RANKING):
        return None
    return question, next(option for option in offered if option.code == code)
