"""Median durations where some still go on."""

import warnings
from statistics import median_low

from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from zhibu.core.trends.durations import FEWEST, HALF, Spell, median_of

spell_lists = st.lists(
    st.builds(Spell, days=st.integers(1, 90), has_ended=st.booleans()), min_size=5, max_size=40
)


def over(*days):
    return [Spell(day, has_ended=True) for day in days]


def going(*days):
    return [Spell(day, has_ended=False) for day in days]


def test_kaplan_and_meier_by_hand():
    # Six spells: over after 3, 5, 8, 10 days, going on after 4 and 12. At risk on day 3: six,
    # on day 5: four (one ended, one is not followed further), then three, two. Longer than 3:
    # 5/6; than 5: 5/6 * 3/4 = 0.625; than 8: 0.625 * 2/3 = 0.4167: the median is day 8.
    # Leaving out the two that go on would have said 5.
    found = median_of(over(3, 5, 8, 10) + going(4, 12))
    assert (found.n, found.running, found.days) == (6, 2, 8)
    # 'Longer than 3': variance on the log-log scale 1/(6*5) / log(5/6)^2, limits 0.273 and
    # 0.975: the lower one is below a half at once; the upper one, 0.595 after day 10, is not.
    assert (found.low, found.high) == (3, None)
    assert found.said == "共 6 次，其中 2 次还没有解决；中位数 8 天（区间 3 天起，上限还看不出）"


def test_where_half_are_not_over_it_says_so():
    found = median_of(over(2, 3) + going(20, 30, 40, 50))
    assert found.days is None
    assert "中位数还看不出，不短于" in found.said


def test_nothing_over_yet_leaves_the_median_open():
    found = median_of(going(4, 5, 6, 7, 8))
    assert (found.days, found.low, found.high) == (None, None, None)
    assert "中位数还看不出" in found.said
    assert "不短于" not in found.said


def test_few_or_no_spells_get_no_median():
    assert median_of([]).said == "没有记录"
    assert median_of(over(*range(1, FEWEST))).days is None
    assert f"不足 {FEWEST} 次" in median_of(over(4)).said


def test_both_limits_where_many_are_over():
    found = median_of(over(*range(1, 31)))
    assert found.days == 15
    assert found.low < 15 < found.high
    assert f"区间 {found.low} 至 {found.high} 天" in found.said


@given(st.lists(st.integers(1, 90), min_size=5, max_size=40))
def test_when_all_are_over_it_is_the_plain_median(days):
    assert median_of(over(*days)).days == median_low(days)


@given(spell_lists)
def test_the_median_lies_within_its_limits(spells):
    found = median_of(spells)
    if found.days is not None:
        assert found.low is not None
        assert found.low <= found.days
        assert found.high is None or found.days <= found.high


@given(spell_lists)
def test_what_goes_on_longer_never_shortens_the_median(spells):
    longer = [one if one.has_ended else Spell(one.days + 90, has_ended=False) for one in spells]
    never = float("inf")
    before, after = (median_of(several).days or never for several in (spells, longer))
    assert before <= after


@given(spell_lists)
def test_the_order_of_the_spells_does_not_matter(spells):
    assert median_of(spells) == median_of(spells[::-1])


def limits_of_the_library(spells):
    """Return the first days the library's limits are a half, where it gives limits."""
    ended = [one.days for one in spells if one.has_ended]
    going_on = [one.days for one in spells if not one.has_ended]
    curve = ecdf(CensoredData(uncensored=ended, right=going_on)).sf
    with warnings.catch_warnings():
        # It warns where they are undefined, at 0 and at 1.
        warnings.simplefilter("ignore", RuntimeWarning)
        limits = curve.confidence_interval(method="log-log")
    return [
        next(
            (
                int(day)
                for day, share, limit in zip(
                    curve.quantiles, curve.probabilities, band.probabilities, strict=True
                )
                if 0 < share < 1 and limit <= HALF
            ),
            None,
        )
        for band in (limits.low, limits.high)
    ]


@given(spell_lists.filter(lambda spells: any(one.has_ended for one in spells)))
def test_the_limits_are_those_of_the_library(spells):
    found = median_of(spells)
    low, high = limits_of_the_library(spells)
    assert found.high == high
    assert found.low == low or low is None
