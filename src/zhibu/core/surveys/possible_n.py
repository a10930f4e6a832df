"""How many answered, told from percentages: which n make all of them possible.

A percentage written with d decimals is possible for n when some k of n, rounded to d decimals,
is written so. Each percentage is taken at the decimals it is written with: 25 is anything that
rounds to 25, 25.00 only what rounds to that. Halves may have been rounded up, as people and
spreadsheets do, or to the even digit, as statistics programs do: both count as possible.
Whole numbers throughout, so that no rounding of ours decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from zhibu.core.refusals import Refusal

WRITTEN = re.compile(r"(\d{1,3})(?:[.．](\d{1,12}))?\s*[%％]?", re.ASCII)


class NotAPercentage(Refusal):
    """Something that is not a percentage from 0 to 100."""

    code = "not_a_percentage"

    def __init__(self, text: str) -> None:
        """Quote what was written."""
        super().__init__(
            f"“{text}”不是0到100之间的百分比。", hint="请按发表时的写法填写，例如 43.52。"
        )


@dataclass(frozen=True)
class Percentage:
    """A percentage as written: `units` of the last decimal."""

    units: int
    decimals: int

    @classmethod
    def read(cls, text: str) -> "Percentage":
        """Read it as written, with or without %.

        Raises:
            NotAPercentage: it is none, or more than 100.
        """
        match = WRITTEN.fullmatch(text.strip())
        if match is None:
            raise NotAPercentage(text)
        whole, decimals = match[1], match[2] or ""
        read = cls(int(whole + decimals), len(decimals))
        if read.units > 100 * 10**read.decimals:
            raise NotAPercentage(text)
        return read

    def counts(self, n: int) -> range:
        """Return every k for which k of n is written so.

        100 k / n must lie between half a unit below and half a unit above; at the upper end
        only if the last digit is even (rounded half to even); at the lower end always.
        """
        unit = 200 * 10**self.decimals
        least = -((1 - 2 * self.units) * n // unit)
        most, rest = divmod((2 * self.units + 1) * n, unit)
        if rest == 0 and self.units % 2:
            most -= 1
        return range(max(0, least), min(n, most) + 1)


def possible_n(percentages: Sequence[str], *, at_most: int) -> tuple[int, ...]:
    """Return every n from 1 to `at_most` for which all percentages are possible.

    Raises:
        NotAPercentage: one of them is none.
    """
    read = [Percentage.read(text) for text in percentages]
    return tuple(
        n for n in range(1, at_most + 1) if all(percentage.counts(n) for percentage in read)
    )


def possible_counts(percentages: Sequence[str], *, n: int) -> tuple[range, ...]:
    """Return for each percentage every k of n that is written so.

    Raises:
        NotAPercentage: one of them is none.
    """
    return tuple(Percentage.read(text).counts(n) for text in percentages)
