"""How long a questionnaire takes: a burden on every person asked, so it is counted.

A careful reader takes four characters a second; on top of reading comes deciding and writing:
three seconds for one answer, two for each option of several, four for each row of a matrix,
three for each option ranked, eight for a number and forty for a text. These are our own round
figures, on the slow side; questions asked only of some are counted as if asked of all.
"""

from math import ceil

from zhibu.core.surveys.codebook import Codebook, Kind, Question

CHARACTERS_A_SECOND = 4
LONG = 10
"""Minutes beyond which the page advises to shorten."""


def minutes_of(codebook: Codebook) -> int:
    """Return the minutes, rounded up; 0 without questions."""
    return ceil(sum(seconds_of(question) for question in codebook) / 60)


def seconds_of(question: Question) -> float:
    """Return the seconds one question takes."""
    read = [question.label, question.hint]
    read += [option.label for option in (*question.options, *question.rows)]
    return sum(map(len, read)) / CHARACTERS_A_SECOND + _deciding(question)


def _deciding(question: Question) -> int:
    options, rows = len(question.options), len(question.rows)
    seconds = {
        Kind.SINGLE: 3,
        Kind.SCALE: 3,
        Kind.MULTIPLE: 2 * options,
        Kind.MATRIX: 4 * rows,
        Kind.RANKING: 3 * options,
        Kind.NUMBER: 8,
        Kind.TEXT: 40,
    }
    return seconds[question.kind]
