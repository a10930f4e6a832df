"""A share of a few cases with the limits it leaves open, and whether two of them differ.

What was kept is read as a sample of how the office works: another quarter with the same
habits would have come out a little different, and the limits say by how much.
"""

from dataclasses import dataclass

from zhibu.core.refusals import Refusal

FEWEST = 5
"""Below this many cases no percentage is shown: one case more would move it by 20 points."""
CONFIDENCE = 0.95
LEVEL = 0.05


class ImpossibleRate(Refusal):
    """More were kept than there were."""

    code = "trends.impossible-rate"

    def __init__(self, kept: int, of: int) -> None:
        """Say the two numbers that do not fit."""
        super().__init__(f"{of} 项中有 {kept} 项，不可能。", hint="请核对记录。")


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of how many; `share` and its limits are None where there are too few."""

    count: int
    n: int
    share: float | None
    low: float | None
    high: float | None

    @property
    def is_too_few(self) -> bool:
        """Whether there are too few cases for a percentage."""
        return self.share is None

    @property
    def percent(self) -> str:
        """The share as shown, '' where it is not."""
        return "" if self.share is None else _percent(self.share)

    @property
    def interval(self) -> str:
        """The limits as shown, '' where they are not."""
        if self.low is None or self.high is None:
            return ""
        return f"{_percent(self.low)} 至 {_percent(self.high)}"

    @property
    def said(self) -> str:
        """The rate in words, with its limits or with why there are none."""
        if self.n == 0:
            return "没有到期的"
        counted = f"{self.n} 项中 {self.count} 项"
        if self.is_too_few:
            return f"{counted}，不足 {FEWEST} 项，不算百分比"
        return f"{counted}（{self.percent}，区间 {self.interval}）"


@dataclass(frozen=True, slots=True)
class Change:
    """Two rates, and whether the later shows a difference; `p` None: too few to compare."""

    earlier: Rate
    later: Rate
    p: float | None

    @property
    def differs(self) -> bool:
        """Whether a difference is shown at the level of 5 %."""
        return self.p is not None and self.p < LEVEL

    @property
    def said(self) -> str:
        """What the comparison says, with its numbers."""
        numbers = (
            f"前一期 {self.earlier.n} 项中 {self.earlier.count} 项，"
            f"后一期 {self.later.n} 项中 {self.later.count} 项"
        )
        if self.p is None:
            return f"{numbers}：有一期不足 {FEWEST} 项，不作比较。"
        test = f"（Fisher 精确检验，p = {self.p:.3f}）"
        if not self.differs:
            return f"{numbers}：没有显示出差别{test}。"
        rose = (self.later.share or 0) > (self.earlier.share or 0)
        return f"{numbers}：后一期{'高' if rose else '低'}{test}。"


def rate(kept: int, of: int) -> Rate:
    """Return the share with its 95 % limits.

    The limits invert two one-sided binomial tests (C. J. Clopper and E. S. Pearson, 'The use
    of confidence or fiducial limits illustrated in the case of the binomial', Biometrika 26
    (4), 1934, 404-413): they cover at least 95 % whatever the true share, also for few cases.

    Raises:
        ImpossibleRate: not 0 <= kept <= of.
    """
    if not 0 <= kept <= of:
        raise ImpossibleRate(kept, of)
    if of < FEWEST:
        return Rate(kept, of, None, None, None)
    from scipy.stats import binomtest  # noqa: PLC0415 -- slow to load; only trends pay

    limits = binomtest(kept, of).proportion_ci(CONFIDENCE, method="exact")
    return Rate(kept, of, kept / of, float(limits.low), float(limits.high))


def compare(earlier: Rate, later: Rate) -> Change:
    """Return whether the later rate differs from the earlier one.

    Fisher's exact test, two-sided (R. A. Fisher, 'The logic of inductive inference', Journal
    of the Royal Statistical Society 98 (1), 1935, 39-82): with both sums of the table given,
    how often chance alone gives a table at most as likely as this one.
    """
    if earlier.is_too_few or later.is_too_few:
        return Change(earlier, later, None)
    from scipy.stats import fisher_exact  # noqa: PLC0415 -- as above

    table = [[one.count, one.n - one.count] for one in (earlier, later)]
    return Change(earlier, later, float(fisher_exact(table).pvalue))


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%"
