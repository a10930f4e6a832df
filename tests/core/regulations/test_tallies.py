"""Numbers of a count that cannot all be true are refused with the reason."""

import pytest

from zhibu.core.regulations.tallies import Count, Tally, check_count
from zhibu.core.regulations.votes import ImpossibleCount


def count(**facts):
    usual = {"due": 10, "present": 9, "handed": 9, "returned": 9, "void": 1, "seats": 2}
    tallies = {"甲": Tally(yes=6, no=2), "乙": Tally(yes=8, no=0), "丙": Tally(yes=2, no=3)}
    return Count(**{**usual, "tallies": tallies, **facts})


def test_a_count_that_fits_passes():
    check_count(count())
    assert count().counted == 8


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"void": -1}, "负数"),
        ({"tallies": {"甲": Tally(yes=-1, no=0)}}, "负数"),
        ({"handed": 0, "returned": 0, "void": 0}, "至少1张"),
        ({"present": 11}, "实到11人多于应到10人"),
        ({"handed": 10}, "不能委托投票"),
        ({"void": 10}, "废票10张多于收回9张"),
        ({"tallies": {"甲": Tally(yes=6, no=3)}}, "“甲”赞成6票、不赞成3票，多于有效票8张"),
        ({"seats": 1}, "至多8票"),
    ],
)
def test_numbers_that_cannot_be_are_refused(facts, words):
    with pytest.raises(ImpossibleCount) as refusal:
        check_count(count(**facts))
    assert words in refusal.value.message


def test_more_ballots_back_than_out_is_no_fault_of_the_count_():
    more = count(handed=8, tallies={"甲": Tally(yes=9, no=9)})
    check_count(more)
