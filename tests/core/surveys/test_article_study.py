"""The rebuilt sample has exactly the shares the article published."""

from collections import Counter
from decimal import Decimal

import pytest

from zhibu.core.surveys.answers import is_asked
from zhibu.core.surveys.article_study import margins
from zhibu.core.surveys.article_study.answers import (
    article_answers,
    article_codebook,
    article_frame,
)
from zhibu.core.surveys.codebook import Kind

PUBLISHED = {
    ("age", "20s"): "19.44",
    ("age", "30s"): "37.96",
    ("age", "40s"): "25.00",
    ("age", "50s"): "17.59",
    ("difficulties", "time"): "43.52",
    ("problems", "innovation"): "78.70",
    ("factors", "lead"): "90.74",
    ("factors", "pro"): "71.30",
    ("forms", "integrated"): "84.26",
    ("background", "full"): "8",
    ("background", "before"): "58",
    ("background", "new"): "34",
    ("tenure", "u5"): "41",
    ("tenure", "u10"): "22",
}


@pytest.mark.parametrize(("question", "code"), PUBLISHED)
def test_every_published_share_is_met_to_the_digit(question, code):
    answers = article_answers()
    given = [r[question] for r in answers.responses if r.get(question)]
    share = Decimal(100 * sum(code in codes for codes in given)) / len(given)
    printed = PUBLISHED[question, code]
    assert str(share.quantize(Decimal(printed))) == printed


def test_108_of_144_answered_every_question_they_were_asked():
    answers = article_answers()
    assert len(answers) == 108
    assert article_frame().population == 144
    for question in answers.codebook:
        asked = [r for r in answers.responses if is_asked(question, r)]
        assert all(response.get(question.id) for response in asked)
        assert all(question.id not in r for r in answers.responses if r not in asked)


def test_what_was_not_published_is_marked_as_simulated():
    for question in article_codebook():
        if question.kind not in (Kind.MULTIPLE, Kind.SCALE):
            continue
        for option in question.options:
            is_published = option.code in margins.PUBLISHED.get(question.id, {})
            assert option.label.endswith("（模拟）") is not is_published


def test_no_agency_gives_more_answers_than_it_has_staff():
    counted = Counter(response["agency"][0] for response in article_answers().responses)
    assert all(counted[code] <= staff for code, staff in margins.HEADCOUNTS.items())
    assert min(margins.HEADCOUNTS.values()) == 10
    assert max(margins.HEADCOUNTS.values()) == 30
    assert sum(margins.HEADCOUNTS.values()) == 8 * 18


def test_the_sample_is_the_same_each_time():
    assert article_answers() == article_answers()
