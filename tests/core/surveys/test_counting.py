"""Counts: who was asked, who answered, and what they said."""

import pytest
from tests.core.surveys.questionnaires import answers, only_if, question

from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.counting import NotAGrouping, count
from zhibu.core.surveys.tables import EVERYBODY

SEX = question("sex")
HARD = question("hard", Kind.MULTIPLE, "xyz")


def test_a_skipped_question_is_not_in_the_denominator():
    table = count(answers([SEX], {"sex": "a"}, {"sex": ""}, {}), SEX, by=None)
    assert (table.asked[EVERYBODY], table.answered[EVERYBODY]) == (3, 1)
    assert table.counts[EVERYBODY] == {"a": 1, "b": 0}


def test_several_answers_count_once_each_and_people_count_once():
    table = count(answers([HARD], {"hard": "x|y|x"}, {"hard": "x"}), HARD, by=None)
    assert table.is_multiple
    assert table.answered[EVERYBODY] == 2
    assert table.counts[EVERYBODY] == {"x": 2, "y": 1, "z": 0}


def test_those_who_named_no_group_count_only_in_all():
    given = answers([SEX, HARD], {"sex": "a", "hard": "x"}, {"hard": "y"})
    table = count(given, HARD, by=SEX)
    assert table.groups == (EVERYBODY, "a", "b")
    assert table.answered == {EVERYBODY: 2, "a": 1, "b": 0}
    assert table.counts["b"] == {"x": 0, "y": 0, "z": 0}


def test_an_answer_to_a_question_not_asked_is_left_out():
    follow = question("why", asked_if=only_if("sex", "a"))
    given = answers([SEX, follow], {"sex": "a", "why": "a"}, {"sex": "b", "why": "b"}, {"sex": "a"})
    table = count(given, follow, by=None)
    assert (table.asked[EVERYBODY], table.answered[EVERYBODY]) == (2, 1)
    assert table.counts[EVERYBODY] == {"a": 1, "b": 0}


def test_a_ranking_counts_what_came_first():
    order = question("order", Kind.RANKING, "xyz")
    table = count(answers([order], {"order": "y|x"}, {"order": "y"}), order, by=None)
    assert table.counts[EVERYBODY] == {"x": 0, "y": 2, "z": 0}


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.TEXT])
def test_numbers_and_texts_have_only_a_number_of_answers(kind):
    free = question("free", kind, "")
    table = count(answers([free], {"free": "12"}, {"free": ""}), free, by=None)
    assert (table.codes, table.answered[EVERYBODY]) == ((), 1)


def test_rows_of_a_matrix_are_counted_by_themselves():
    matrix = question("m", Kind.MATRIX, "12", rows=question("_", codes="rs").options)
    given = answers([matrix], {"m.r": "1", "m.s": "2"}, {"m.r": "1"})
    first, second = (count(given, column, by=None) for column in matrix.columns)
    assert first.counts[EVERYBODY] == {"1": 2, "2": 0}
    assert second.counts[EVERYBODY] == {"1": 0, "2": 1}


def test_groups_need_one_answer_per_person():
    with pytest.raises(NotAGrouping, match="不能用来分组"):
        count(answers([HARD, SEX], {}), SEX, by=HARD)
