"""Ranks as numbers."""

from collections.abc import Sequence

from zhibu.core.surveys.codebook import Question


def rank_of(column: Question, answer: Sequence[str], code: str) -> float:
    """Return the rank an answer gives an option, from 1.

    Options left unranked share the ranks left over, as tied ranks do (Kendall 1948): of five
    options with two ranked, the other three have rank 4 each. So the ranks of every respondent
    add up to the same sum, and ranking only some favours nobody.
    """
    if code in answer:
        return float(answer.index(code) + 1)
    return (len(answer) + 1 + len(column.options)) / 2


def mid_ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value among all, ties sharing the mean of their ranks."""
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    last = {value: place for place, value in enumerate(ordered, start=1)}
    return [(first[value] + last[value]) / 2 for value in values]
