"""Weights to known margins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.surveys.questionnaires import answers, question

from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.counting import NotAGrouping
from zhibu.core.surveys.frame_checks import (
    MarginDoesNotAddUp,
    MoreAnswersThanPeople,
    UnknownMargin,
)
from zhibu.core.surveys.raking import GroupWithoutAnswers, MarginsContradict, NoMargins, rake
from zhibu.core.surveys.tables import Frame

AGENCY, AGE = question("agency"), question("age", codes="yo")


def people(*cells):
    """Answers from how many said what: ("a", "y", 3) is three of agency a who are young."""
    rows = [{"agency": agency, "age": age} for agency, age, size in cells for _ in range(size)]
    return answers([AGENCY, AGE], *rows)


def frame(**margins):
    return Frame(population=sum(next(iter(margins.values())).values()), margins=margins)


def test_one_margin_by_hand():
    """6 of a's 10 and 2 of b's 10 answered: 10/6 and 10/2 people each."""
    weights = rake(people(("a", "y", 6), ("b", "y", 2)), frame(agency={"a": 10, "b": 10})).weights
    assert weights == pytest.approx([10 / 6] * 6 + [10 / 2] * 2)


def test_two_margins_by_hand():
    """Ten answered of 20; agencies have 10 each, 8 are young (y) and 12 older (o).

    Counts           y  o | sum          Start: everybody 20/10 = 2.
        a            4  2 |  6
        b            1  3 |  4

    Round 1, agencies: a must be 10 but is 6 x 2 = 12, factor 5/6; b is 8, factor 5/4.
        weights a: 5/3, b: 5/2
    Round 1, age: y is 4 x 5/3 + 1 x 5/2 = 55/6, factor 8 / (55/6) = 48/55;
                  o is 2 x 5/3 + 3 x 5/2 = 65/6, factor 12 / (65/6) = 72/65.
        weights ay 16/11, ao 24/13, by 24/11, bo 36/13
    and so on. Multiplying whole rows and columns keeps the odds ratio (4 x 3)/(2 x 1) = 6, and
    the table with the margins 10, 10 and 8, 12 and the odds ratio 6 is, with x for cell ay,
        x (x + 2) / ((10 - x)(8 - x)) = 6,  so  5 x^2 - 110 x + 480 = 0,
        x = 11 - sqrt(25) = 6.
    So ay 6, ao 4, by 2, bo 8: weights 6/4, 4/2, 2/1, 8/3.
    """
    given_by = people(("a", "y", 4), ("a", "o", 2), ("b", "y", 1), ("b", "o", 3))
    found = rake(given_by, frame(agency={"a": 10, "b": 10}, age={"y": 8, "o": 12}))
    assert found.weights == pytest.approx([1.5] * 4 + [2] * 2 + [2] + [8 / 3] * 3, rel=1e-6)
    assert found.effective == pytest.approx(400 / (4 * 2.25 + 2 * 4 + 4 + 3 * 64 / 9))


SIZES = st.integers(1, 8)


@given(st.tuples(SIZES, SIZES, SIZES, SIZES), st.integers(1, 3), st.integers(1, 3))
def test_all_margins_are_met(cells, more_a, more_y):
    ay, ao, by, bo = cells
    given_by = people(("a", "y", ay), ("a", "o", ao), ("b", "y", by), ("b", "o", bo))
    total = 4 * (ay + ao + by + bo)
    a, y = (ay + ao) * more_a, (ay + by) * more_y
    weights = rake(
        given_by, frame(agency={"a": a, "b": total - a}, age={"y": y, "o": total - y})
    ).weights
    rows = list(zip(given_by.responses, weights, strict=True))
    assert sum(w for row, w in rows if row["agency"] == ("a",)) == pytest.approx(a)
    assert sum(w for row, w in rows if row["age"] == ("y",)) == pytest.approx(y)
    assert sum(weights) == pytest.approx(total)


def test_who_did_not_say_keeps_their_weight():
    found = rake(
        people(("a", "y", 3), ("b", "y", 1), ("", "y", 1)), frame(agency={"a": 10, "b": 10})
    )
    assert found.weights == pytest.approx([8 / 3] * 3 + [8] + [4])  # 16 of 20 are shared out


def test_a_group_in_which_nobody_answered_cannot_be_weighted():
    with pytest.raises(GroupWithoutAnswers, match="“选项b”有4人，但没有人作答"):
        rake(people(("a", "y", 3)), frame(agency={"a": 10, "b": 4}))


def test_a_group_without_people_needs_no_answers():
    assert rake(people(("a", "y", 4)), frame(agency={"a": 8, "b": 0})).weights == (2, 2, 2, 2)


def test_margins_that_contradict_each_other_are_named():
    # Who is of agency a is young and the other way round, but the margins differ.
    with pytest.raises(MarginsContradict, match="各组人数不能与其他各题同时满足"):
        rake(
            people(("a", "y", 2), ("b", "o", 2)),
            frame(agency={"a": 10, "b": 10}, age={"y": 5, "o": 15}),
        )


@pytest.mark.parametrize(
    ("margins", "refusal", "words"),
    [
        ({}, NoMargins, "没有填写总体构成"),
        ({"agency": {"a": 9, "b": 10}}, MarginDoesNotAddUp, "合计19人，与总人数20人不一致"),
        ({"agency": {"a": 25, "b": -5}}, MarginDoesNotAddUp, "不一致"),
        ({"agency": {"a": 10, "c": 10}}, UnknownMargin, "agency：c"),
        ({"office": {"a": 20}}, UnknownMargin, "office"),
        (
            {"agency": {"a": 2, "b": 18}},
            MoreAnswersThanPeople,
            "“选项a”有3人作答，但总人数只填了2人",
        ),
    ],
)
def test_margins_that_cannot_be_are_refused(margins, refusal, words):
    with pytest.raises(refusal, match=words) as caught:
        rake(people(("a", "y", 3), ("b", "y", 1)), Frame(population=20, margins=margins))
    assert caught.value.hint


def test_a_margin_is_of_a_question_with_one_answer():
    hard = question("hard", Kind.MULTIPLE)
    with pytest.raises(NotAGrouping):
        rake(answers([hard], {"hard": "a|b"}), frame(hard={"a": 10, "b": 10}))


def test_nobody_answered():
    with pytest.raises(NoMargins):
        rake(people(), frame(agency={"a": 0, "b": 0}))
