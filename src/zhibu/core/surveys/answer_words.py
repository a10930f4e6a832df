"""An answer as people write it down, on paper or in another system's table, read into codes."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from zhibu.core.surveys.codebook import Kind, Option, Question

NOTHING = frozenset({"", "(空)", "(跳过)", "-3", "-2", "未答", "无"})
"""What stands for no answer, as survey sites export it; 无 only where options are offered."""
BETWEEN = re.compile(r"┋|→|[|;；、,，\n]")
BETWEEN_NUMBERS = re.compile(r"[\s|;；、,，.→┋]+")
ADDED = re.compile(r"〖.*?〗")
"""What somebody wrote beside an option, such as 其他〖……〗: options are counted, not that."""


class UnknownAnswer(Exception):
    """Something was written that is no answer to the question; `word` is what."""

    def __init__(self, word: str) -> None:
        """Keep the word."""
        super().__init__(word)
        self.word = word


def same(text: str) -> str:
    """Return a text so that two that differ in width, spaces or case only are equal."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def read_answer(column: Question, written: str) -> tuple[str, ...]:
    """Return the answer to one column; () for none.

    Options may be written as their label, their place from 1, or their code, several joined
    by any usual sign; a label that holds such a sign itself is found whole first.

    Raises:
        UnknownAnswer: it names no option, more than the question takes, or no number.
    """
    text = unicodedata.normalize("NFKC", written).strip()
    if column.kind is Kind.TEXT:
        return () if text in NOTHING - {"无"} else (written.strip(),)
    if text in NOTHING and option_of(column.options, text) is None:
        return ()
    if column.kind is Kind.NUMBER:
        return (_number(column, text),)
    return _options(column, ADDED.sub("", text))


def option_of(options: Sequence[Option], word: str) -> str | None:
    """Return the code of the option a word means; None when it means none."""
    wanted = same(word)
    for option in options:
        if same(option.label) == wanted:
            return option.code
    if wanted.isdecimal() and 1 <= int(wanted) <= len(options):
        return options[int(wanted) - 1].code
    return next((option.code for option in options if same(option.code) == wanted), None)


def _options(column: Question, text: str) -> tuple[str, ...]:
    whole = option_of(column.options, text)
    if whole is not None:
        return (whole,)
    numbers = [part for part in BETWEEN_NUMBERS.split(text) if part]
    is_numbers = all(part.isdecimal() for part in numbers)
    words = numbers if is_numbers else [part for part in BETWEEN.split(text) if part.strip()]
    codes = [_known(column, word) for word in words]
    most = {Kind.MULTIPLE: len(column.options), Kind.RANKING: len(column.options)}
    allowed = min(most.get(column.kind, 1), column.at_most or len(column.options))
    if len(codes) > allowed or len(set(codes)) < len(codes):
        raise UnknownAnswer(text)
    if column.kind is Kind.MULTIPLE:
        return tuple(option.code for option in column.options if option.code in codes)
    return tuple(codes)


def _known(column: Question, word: str) -> str:
    code = option_of(column.options, word)
    if code is None:
        raise UnknownAnswer(word.strip())
    return code


def _number(column: Question, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise UnknownAnswer(text) from None
    low = column.minimum is not None and number < Decimal(str(column.minimum))
    high = column.maximum is not None and number > Decimal(str(column.maximum))
    if not number.is_finite() or low or high:
        raise UnknownAnswer(text)
    return f"{number:f}"
