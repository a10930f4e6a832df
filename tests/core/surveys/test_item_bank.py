"""The items that come with the product can be asked as they are."""

import pytest

from zhibu.apps.questionnaires.builder.burden import LONG, minutes_of
from zhibu.core.surveys.codebook import Codebook, Kind
from zhibu.core.surveys.codebook_checks import codebook_faults
from zhibu.core.surveys.item_bank import (
    ready_scales,
    sample_codebook,
    shipped_question,
    shipped_topics,
)

EVERY_ITEM = Codebook(
    questions=tuple(question for topic in shipped_topics() for question in topic.questions)
)


def test_there_are_eight_topics_of_all_kinds_without_a_fault():
    assert len(shipped_topics()) == 8
    assert {question.kind for question in EVERY_ITEM} == set(Kind)
    assert list(codebook_faults(EVERY_ITEM)) == []


def test_the_questions_of_the_articles_figures_are_among_them():
    for question_id in (
        "age",
        "background",
        "difficulties",
        "problems",
        "effect",
        "factors",
        "forms",
    ):
        assert shipped_question(question_id).label
    with pytest.raises(KeyError):
        shipped_question("nothing")


def test_the_sample_touches_every_topic_and_is_short():
    sample = sample_codebook()
    assert list(codebook_faults(sample)) == []
    assert minutes_of(sample) <= LONG
    ids = {question.id for question in sample}
    for topic in shipped_topics():
        assert ids & {question.id for question in topic.questions}, topic.name


def test_scales_are_as_long_to_the_left_as_to_the_right():
    assert len({scale.code for scale in ready_scales()}) == len(ready_scales())
    for question in EVERY_ITEM:
        if question.kind in (Kind.SCALE, Kind.MATRIX):
            assert 4 <= len(question.options) <= 5
