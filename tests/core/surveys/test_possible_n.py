"""Which n make published percentages possible."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.surveys.possible_n import NotAPercentage, possible_counts, possible_n

AGES = ("19.44", "37.96", "25", "17.59")


def test_the_article_speaks_of_108_people():
    assert possible_n(AGES, at_most=144) == (108,)


def test_other_figures_of_the_article_fit_108_people_too():
    for shares in (("43.52",), ("78.7",), ("90.74", "71.3"), ("84.26",)):
        assert 108 in possible_n(shares, at_most=144)


def test_their_counts_add_up_to_everybody():
    counts = possible_counts(AGES, n=108)
    assert [list(each) for each in counts] == [[21], [41], [27], [19]]
    assert sum(each[0] for each in counts) == 108


def test_whole_percentages_leave_more_possible():
    assert possible_n(("8", "58", "34"), at_most=60) == (38, 50, 53, 59)


def test_zeros_written_are_decimals_meant():
    assert possible_n(("25",), at_most=8) == (4, 8)
    assert 63 in possible_n(("25",), at_most=63)  # 16 of 63 is 25.4
    assert 63 not in possible_n(("25.00",), at_most=63)


def test_halves_may_be_rounded_up_or_to_the_even_digit():
    assert 8 in possible_n(("12.5",), at_most=8)
    assert 8 in possible_n(("13",), at_most=8)  # 12.5 rounded up
    assert 8 in possible_n(("12",), at_most=8)  # 12.5 rounded to even
    assert 8 not in possible_n(("37",), at_most=8)  # 37.5 is 38 either way
    assert 8 in possible_n(("38",), at_most=8)


@given(
    st.integers(1, 300).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.integers(0, n), min_size=1, max_size=6))
    ),
    st.integers(0, 4),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
)
def test_the_n_percentages_were_made_from_is_always_found(made, decimals, rounding):
    n, counts = made
    with localcontext() as context:
        context.prec = 50
        written = [
            f"{(Decimal(100 * k) / n).quantize(Decimal(1).scaleb(-decimals), rounding)}"
            for k in counts
        ]
    assert n in possible_n(written, at_most=300)
    assert all(k in each for k, each in zip(counts, possible_counts(written, n=n), strict=True))


def test_nothing_and_everything():
    assert possible_n(("0", "100"), at_most=3) == (1, 2, 3)
    assert possible_n((), at_most=2) == (1, 2)


def test_per_cent_signs_are_read():
    assert possible_n((" 33.3% ", "66.7％"), at_most=5) == (3,)


@pytest.mark.parametrize("text", ["", "abc", "-3", "101", "100.01", "1,5", "1e1", ".5", "5.", "٣"])
def test_what_is_no_percentage_is_refused(text):
    with pytest.raises(NotAPercentage, match="不是0到100之间的百分比"):
        possible_n((text,), at_most=10)
