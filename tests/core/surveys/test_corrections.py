"""Correcting p values for many comparisons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.surveys.corrections import holm


def test_holm_by_hand():
    # 0.01 x 4, then 0.02 x 3 = 0.06, then 0.03 x 2 = 0.06, then 0.04 x 1, lifted to 0.06.
    assert holm([0.04, 0.01, 0.03, 0.02]) == pytest.approx((0.06, 0.04, 0.06, 0.06))


def test_one_comparison_is_not_corrected():
    assert holm([0.03]) == (0.03,)
    assert holm([]) == ()


@given(st.lists(st.floats(0, 1), max_size=20))
def test_correction_keeps_order_and_never_lowers(values):
    corrected = holm(values)
    assert all(p <= q <= 1 for p, q in zip(values, corrected, strict=True))
    pairs = sorted(zip(values, corrected, strict=True))
    assert [q for _, q in pairs] == sorted(corrected)
    assert min(corrected, default=0) <= len(values) * min(values, default=0)
