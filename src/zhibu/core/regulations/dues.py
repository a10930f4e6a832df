"""Monthly dues (党费): the whole base times one rate, in Decimal (中组发〔2008〕3号)."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import Source

CENT = Decimal("0.01")
LARGEST = Decimal(1_000_000_000)
"""Beyond this a base is a typing error, and cents would no longer be exact."""


class ImpossibleBase(Refusal):
    """A base of dues that is no amount of money."""

    code = "regulations.impossible-base"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dues:
    """The amount in yuan for a month, the rate in percent, and where the rate stands."""

    amount: Decimal
    percent: Decimal
    rule: str
    source: Source


def monthly_dues(
    base: Decimal, *, retired: bool = False, on: date, rules: Rulebook | None = None
) -> Dues:
    """Return the dues on a monthly base in yuan, rounded half up to the cent (DF-02, DF-03).

    Raises:
        ImpossibleBase: `base` is negative, absurdly large or not a finite number.
        NotInForce: no text was in force on the day `on`.
    """
    if not base.is_finite() or not 0 <= base <= LARGEST:
        raise ImpossibleBase("计算基数应为0到10亿元之间的金额。", hint="请输入如 3000.01 的数字。")
    rule = (rules or national()).on("DF-03" if retired else "DF-02", on)
    percent = _percent(base, rule.names("brackets"))
    amount = (base * percent / 100).quantize(CENT, ROUND_HALF_UP)
    return Dues(amount=amount, percent=percent, rule=rule.rule.code, source=rule.source)


def _percent(base: Decimal, brackets: tuple[str, ...]) -> Decimal:
    for bracket in brackets:
        upper, percent = bracket.split("=")
        if not upper or base <= Decimal(upper):
            return Decimal(percent)
    raise ValueError("the last bracket has no upper bound")
