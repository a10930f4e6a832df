"""How long things last when some still go on: the median, with limits, nobody left out.

Leaving out what still goes on would make the median too short, for the long ones are those
that still go on. Each of them says only 'at least so long' (right-censored).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

HALF = 0.5 + 1e-9
"""A half that comes out of many products is a hair more or less than 0.5."""
FEWEST = 5
"""Below this many spells no median is shown, as with rates."""
Z95 = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""


@dataclass(frozen=True, slots=True)
class Spell:
    """How many days something lasted (at least 1), or has lasted so far."""

    days: int
    has_ended: bool


@dataclass(frozen=True, slots=True)
class Median:
    """Half of the spells last no longer; None: too few spells, or the half is not reached.

    `low` and `high` are its 95 % limits; None where that side stays open.
    """

    n: int
    running: int
    days: int | None
    low: int | None
    high: int | None

    @property
    def said(self) -> str:
        """The median in words, or why there is none."""
        if self.n == 0:
            return "没有记录"
        counted = f"共 {self.n} 次，其中 {self.running} 次还没有解决"
        if self.n < FEWEST:
            return f"{counted}；不足 {FEWEST} 次，不算中位数"
        if self.days is None:
            least = f"，不短于 {self.low} 天" if self.low else ""
            return f"{counted}；解决的不多，中位数还看不出{least}"
        until = f"至 {self.high} 天" if self.high is not None else "天起，上限还看不出"
        return f"{counted}；中位数 {self.days} 天（区间 {self.low} {until}）"


def median_of(spells: Sequence[Spell]) -> Median:
    """Return the median duration and its limits.

    The share that lasts longer than t is estimated after E. L. Kaplan and P. Meier,
    'Nonparametric estimation from incomplete observations', Journal of the American
    Statistical Association 53 (282), 1958, 457-481; the median is the first day on which it is
    one half or less. The limits are the days on which the 95 % limits of that share, on the
    log-log scale with Greenwood's variance, first are (R. Brookmeyer and J. Crowley, 'A
    confidence interval for the median survival time', Biometrics 38 (1), 1982, 29-41). Once
    nothing is left the variance is undefined and the upper limit stays open.
    """
    running = sum(not spell.has_ended for spell in spells)
    if len(spells) < FEWEST or running == len(spells):
        return Median(len(spells), running, None, None, None)
    curve = _longer_than(spells)
    return Median(len(spells), running, *(_first_day(curve, place) for place in range(3)))


Step = tuple[int, tuple[float, float, float]]
"""A day; the share that lasts longer than it, the lower and upper limit of that share."""


def _longer_than(spells: Sequence[Spell]) -> list[Step]:
    from scipy.stats import CensoredData, ecdf  # noqa: PLC0415 -- slow to load; only trends pay

    ended = [spell.days for spell in spells if spell.has_ended]
    going_on = [spell.days for spell in spells if not spell.has_ended]
    longer = ecdf(CensoredData(uncensored=ended, right=going_on)).sf
    steps: list[Step] = []
    greenwood = 0.0
    for day, share in zip(longer.quantiles, longer.probabilities, strict=True):
        at_risk = sum(spell.days >= day for spell in spells)
        gone = ended.count(int(day))
        if gone < at_risk:
            greenwood += gone / (at_risk * (at_risk - gone))
        steps.append((int(day), (float(share), *_limits(float(share), greenwood))))
    return steps


def _limits(share: float, greenwood: float) -> tuple[float, float]:
    """Return the limits of a share on the log-log scale."""
    if share >= 1:
        return 1.0, 1.0
    if share <= 0:
        return 0.0, 1.0
    width = Z95 * sqrt(greenwood) / abs(log(share))
    return share ** exp(width), share ** exp(-width)


def _first_day(curve: Sequence[Step], place: int) -> int | None:
    return next((day for day, shares in curve if shares[place] <= HALF), None)
