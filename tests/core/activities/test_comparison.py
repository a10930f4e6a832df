"""Two years compared, exactly."""

from collections import Counter
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.activities.comparison import MOST, NEAR, change
from zhibu.core.activities.diversity import ENOUGH, entropy

years = st.lists(st.sampled_from("abcdefghij"), min_size=ENOUGH, max_size=20).map(Counter)


@given(years)
def test_a_year_does_not_differ_from_itself(counts):
    same = change(counts, counts)
    assert same.difference == 0
    assert same.chance == pytest.approx(1)


@given(years, years)
def test_both_ways_round_it_is_the_same_difference(earlier, later):
    there, back = change(earlier, later), change(later, earlier)
    assert there.difference == pytest.approx(-back.difference)
    assert there.chance == pytest.approx(back.chance)
    assert 0 < there.chance <= 1


def test_very_different_years_are_told_apart_and_slightly_different_ones_not():
    narrow, wide = {"a": 18, "b": 2}, dict.fromkeys("abcdef", 4)
    assert change(narrow, wide).is_shown
    assert change(narrow, wide).difference > 0
    assert change(wide, narrow).difference < 0
    assert not change({"a": 7, "b": 5}, {"a": 6, "b": 4, "c": 2}).is_shown


def test_it_is_what_dealing_out_every_way_gives():
    """Against the definition: all 2 704 156 ways would take long, so both years are small."""
    earlier, later = {"a": 9, "b": 3}, {"a": 4, "b": 5, "c": 3}
    pooled = "a" * 13 + "b" * 8 + "c" * 3
    observed = abs(entropy(later) - entropy(earlier))
    far = total = 0
    for b in range(9):
        for c in range(4):
            a = 12 - b - c
            if not 0 <= a <= 13:
                continue
            ways = comb(13, a) * comb(8, b) * comb(3, c)
            difference = entropy({"a": a, "b": b, "c": c}) - entropy(
                {"a": 13 - a, "b": 8 - b, "c": 3 - c}
            )
            far += ways * (abs(difference) >= observed - NEAR)
            total += ways
    assert total == comb(len(pooled), 12)
    assert change(earlier, later).chance == pytest.approx(far / total)


def test_of_too_few_or_too_many_nothing_is_said():
    few, plain = {"a": ENOUGH - 1}, {"a": ENOUGH}
    assert change(few, plain) is None
    assert change(plain, few) is None
    assert change({"a": MOST}, plain) is None


@pytest.mark.parametrize("shares", [(1, 1), (4, 1), (5, 3, 2)])
def test_chance_alone_seldom_shows_a_difference(shares):
    """Of all ways to deal out two years that do not differ, at most one in twenty is shown."""
    pooled = {kind: share * 24 // sum(shares) for kind, share in zip("abc", shares, strict=False)}
    pooled["a"] += 24 - sum(pooled.values())
    shown = total = 0
    kinds = list(pooled)
    for picked in _ways(list(pooled.values()), 12):
        ways = 1
        for kind, taken in zip(kinds, picked, strict=True):
            ways *= comb(pooled[kind], taken)
        later = dict(zip(kinds, picked, strict=True))
        earlier = {kind: pooled[kind] - later[kind] for kind in kinds}
        shown += ways * change(earlier, later).is_shown
        total += ways
    assert shown / total <= 0.05


def _ways(counts, whole):
    if len(counts) == 1:
        return [(whole,)] if whole <= counts[0] else []
    return [
        (first, *rest)
        for first in range(min(counts[0], whole) + 1)
        for rest in _ways(counts[1:], whole - first)
    ]
