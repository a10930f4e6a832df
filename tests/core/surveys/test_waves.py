"""Change between two waves."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.random import default_rng
from tests.core.surveys.questionnaires import answers, question

from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.disclosure import DisclosureRule
from zhibu.core.surveys.limits import limits
from zhibu.core.surveys.tables import Frame
from zhibu.core.surveys.waves import MEAN, compare_waves

OPEN = DisclosureRule(smallest_group=1, smallest_cell=1, smallest_unanimous=1)


def wave(yes, n, population, *, rule=OPEN, column=None):
    column = column or question("q")
    rows = [{"q": "a"}] * yes + [{"q": "b"}] * (n - yes)
    return analyse(answers([column], *rows), frame=Frame(population=population), rule=rule)


def change(before, after):
    return compare_waves(wave(*before), wave(*after))[0]


def test_limits_of_a_difference_by_hand():
    found = change((20, 40, 60), (32, 40, 60))
    (l1, u1), (l2, u2) = limits(20, 40, 60), limits(32, 40, 60)
    assert found.difference == pytest.approx(0.3)
    assert found.low == pytest.approx(0.3 - ((0.8 - l2) ** 2 + (u1 - 0.5) ** 2) ** 0.5)
    assert found.high == pytest.approx(0.3 + ((u2 - 0.8) ** 2 + (0.5 - l1) ** 2) ** 0.5)
    assert found.differs


def test_a_small_change_is_no_difference_shown():
    found = change((20, 40, 60), (22, 40, 60))
    assert found.low < 0 < found.high
    assert not found.differs


def test_with_everybody_asked_twice_every_change_is_one():
    found = change((20, 40, 40), (21, 40, 40))
    assert (found.low, found.high) == pytest.approx((0.025, 0.025))
    assert (found.p, found.differs) == (None, True)
    assert not change((20, 40, 40), (20, 40, 40)).differs


SAMPLE = st.integers(2, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(60)))


@given(SAMPLE, SAMPLE)
def test_limits_hold_the_difference_and_agree_with_p(before, after):
    found, back = change(before, after), change(after, before)
    assert found.low <= found.difference <= found.high
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low))
    assume(min(abs(found.low), abs(found.high)) > 1e-9)
    covers_zero = found.low < 0 < found.high
    assert found.differs is not covers_zero


def test_limits_hold_the_truth_in_at_least_94_of_100_pairs_of_waves():
    rng, population, n, runs = default_rng(2), 144, 60, 1500
    held = 0
    for _ in range(runs):
        totals = rng.integers(0, population + 1, 2)
        first, second = (rng.hypergeometric(total, population - total, n) for total in totals)
        found = change((first, n, population), (second, n, population))
        held += found.low - 1e-9 <= (totals[1] - totals[0]) / population <= found.high + 1e-9
    assert held / runs >= 0.94


def test_options_of_one_question_are_corrected_together():
    hard = question("q", Kind.MULTIPLE, "xyz")

    def asked(x, y):
        rows = [{"q": "|".join(["z"] + ["x"] * (i < x) + ["y"] * (i < y))} for i in range(40)]
        return analyse(answers([hard], *rows), frame=Frame(population=60), rule=OPEN)

    both = compare_waves(asked(10, 10), asked(20, 12))
    assert [c.differs for c in both] == [True, False, False]
    alone = compare_waves(wave(10, 40, 60), wave(20, 40, 60))
    assert both[0].p == pytest.approx(3 * alone[0].p)


def test_only_questions_asked_alike_are_compared():
    reworded = question("q", codes="abc")
    assert compare_waves(wave(5, 10, 20), wave(5, 10, 20, column=reworded)) == ()


def test_means_are_compared_too():
    scale = question("q", Kind.SCALE, "ab")
    found = compare_waves(wave(30, 40, 60, column=scale), wave(8, 40, 60, column=scale))
    mean = next(c for c in found if c.code == MEAN)
    assert mean.difference == pytest.approx(22 / 40)
    assert mean.differs


def test_what_was_withheld_cannot_be_compared():
    hidden = wave(1, 10, 20, rule=DisclosureRule())
    found = compare_waves(hidden, wave(5, 10, 20))
    assert all(c.difference is None and "没有公布" in c.reason for c in found)


def test_a_wave_nobody_answered_cannot_be_compared():
    empty = analyse(answers([question("q")]), frame=Frame(population=20), rule=OPEN)
    assert all("没有公布" in c.reason for c in compare_waves(empty, wave(5, 10, 20)))
