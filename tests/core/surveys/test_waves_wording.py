"""Changes between two waves in words."""

from tests.core.surveys.questionnaires import answers, question

from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.disclosure import DisclosureRule
from zhibu.core.surveys.tables import Frame
from zhibu.core.surveys.waves import compare_waves
from zhibu.core.surveys.waves_wording import change_in_words

OPEN = DisclosureRule(smallest_group=1, smallest_cell=1, smallest_unanimous=1)


def said(before, after, population, *, kind=Kind.SINGLE):
    """Sentences of two waves given as how many chose a and b."""
    waves = [
        analyse(
            answers([question("q", kind)], *[{"q": "a"}] * a, *[{"q": "b"}] * b),
            frame=Frame(population=population),
        )
        for a, b in (before, after)
    ]
    return [change_in_words(change) for change in compare_waves(*waves)]


def test_a_change_beyond_chance_is_said_with_its_limits():
    assert said((20, 20), (32, 8), 60)[0] == (
        "“选项a”由50.0%变为80.0%（差值+30.0个百分点，95%区间+18.2到+40.7），变化超出了偶然的范围。"
    )


def test_a_change_within_chance_is_not_called_one():
    sentence = said((20, 20), (18, 22), 60)[0]
    assert "差值−5.0个百分点" in sentence
    assert sentence.endswith("没有显示出变化。")


def test_a_change_that_many_comparisons_explain_is_not_called_one():
    hard = question("q", Kind.MULTIPLE, "vwxyz")
    waves = [
        analyse(
            answers([hard], *[{"q": "v|w|x|y|z" if i < x else "v|w|y"} for i in range(40)]),
            frame=Frame(population=60),
            rule=OPEN,
        )
        for x in (15, 22)
    ]
    change = compare_waves(*waves)[2]
    assert change.low > 0
    assert not change.differs
    assert "同时比较多项时，这样的差别也可能出于偶然" in change_in_words(change)


def test_with_everybody_asked_the_change_is_what_it_is():
    assert said((20, 20), (21, 19), 40)[0].endswith("，两次都是人人作答，这就是实际变化。")
    assert said((20, 20), (20, 20), 40)[0].endswith("，两次都是人人作答，没有变化。")


def test_means_are_said_as_numbers():
    assert said((30, 10), (10, 30), 60, kind=Kind.SCALE)[-1].startswith(
        "“题目q”的平均数由1.25变为1.75（差值+0.50，95%区间+"
    )


def test_no_change_at_all_has_no_sign():
    assert "差值0个百分点" in said((20, 20), (20, 20), 60)[0]


def test_what_was_withheld_is_said_so():
    assert said((1, 10), (20, 20), 60)[0] == "“选项a”：有一次的数据因人数少没有公布，不能比较。"
