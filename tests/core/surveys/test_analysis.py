"""The analysis of a questionnaire, as it is published."""

import pytest
from tests.core.surveys.questionnaires import answers, question

from zhibu.core.surveys.analysis import analyse
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.frame_checks import MoreAnswersThanPeople
from zhibu.core.surveys.limits import limits
from zhibu.core.surveys.tables import Frame, Method

SEX = question("sex")
HARD = question("hard", Kind.MULTIPLE, "xyz")


def test_several_answers_are_shares_of_those_who_answered():
    given = answers([HARD], *[{"hard": "x|y"}] * 6, *[{"hard": "x"}] * 4, {}, {})
    (result,) = analyse(given, frame=Frame(population=20)).questions
    assert (result.table.n, result.table.population) == (10, 20)
    assert [cell.count for cell in result.table.cells] == [10, 6, 0]
    assert [cell.share for cell in result.table.cells] == [1, 0.6, 0]
    assert (result.table.cells[1].low, result.table.cells[1].high) == limits(6, 10, 20)
    assert result.table.cells[1].method is Method.HYPERGEOMETRIC


def test_more_answers_than_people_are_refused():
    given = answers([SEX], *[{"sex": "a"}] * 3)
    with pytest.raises(MoreAnswersThanPeople, match="全部有3人作答，但总人数只填了2人"):
        analyse(given, frame=Frame(population=2))
