"""Dues: the edges of the brackets, rounding, and what is no amount."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.regulations.dues import ImpossibleBase, monthly_dues

DAY = date(2026, 11, 24)
MONEY = st.decimals("0", "100000", places=2)


@pytest.mark.parametrize(
    ("base", "retired", "amount"),
    [
        ("3000", False, "15.00"),
        ("3000.01", False, "30.00"),
        ("5000", False, "50.00"),
        ("5001", False, "75.02"),
        ("10000", False, "150.00"),
        ("10001", False, "200.02"),
        ("5000", True, "25.00"),
        ("5001", True, "50.01"),
        ("0", False, "0.00"),
    ],
)
def test_the_upper_bound_belongs_to_the_lower_bracket(base, retired, amount):
    dues = monthly_dues(Decimal(base), retired=retired, on=DAY)
    assert str(dues.amount) == amount
    assert dues.rule == ("DF-03" if retired else "DF-02")
    assert dues.source.instrument.edition == "2008年"


@pytest.mark.parametrize("base", ["-0.01", "NaN", "Infinity", "1e40"])
def test_what_is_no_amount_is_refused(base):
    with pytest.raises(ImpossibleBase, match="计算基数"):
        monthly_dues(Decimal(base), on=DAY)


@given(MONEY, MONEY, st.booleans())
def test_who_earns_more_never_pays_less(one, other, retired):
    low, high = sorted((one, other))
    due = [monthly_dues(base, retired=retired, on=DAY).amount for base in (low, high)]
    assert due[0] <= due[1]
