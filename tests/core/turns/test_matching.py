"""Words that a topic and a piece of business have in common."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.turns import best_match, study_hours

TEXT = st.text(alphabet="档案数字化工作开展公文写ABc12，。 ", max_size=16)


def test_the_words_in_common_are_named_whole():
    match = best_match(["讲讲档案数字化和OCR"], ["用 ocr 做档案数字化"])
    assert match.words == ("档案数字化", "ocr")


def test_what_every_office_says_is_no_match():
    assert best_match(["开展工作"], ["组织开展工作"]) is None
    assert best_match([], ["档案"]) is None
    assert best_match(["档案"], []) is None


def test_the_more_alike_wins_and_the_first_of_two_equals():
    assert best_match(["档案利用", "档案数字化"], ["档案数字化"]).topic == "档案数字化"
    assert best_match(["档案甲乙", "档案丙丁"], ["档案"]).topic == "档案甲乙"


@given(st.lists(TEXT, max_size=4), st.lists(TEXT, max_size=4))
def test_likeness_lies_between_nothing_and_the_same(topics, business):
    match = best_match(topics, business)
    if match is not None:
        assert 0 < match.likeness <= 1
        assert match.topic in topics
        assert match.business in business
        for word in match.words:
            assert word in match.topic.lower()


@given(TEXT)
def test_a_text_is_most_like_itself(text):
    match = best_match([text], [text])
    assert match is None or match.likeness == 1


@pytest.mark.parametrize(
    ("minutes", "hours"), [(0, "0"), (22, "0"), (23, "0.5"), (45, "1"), (89, "1.5"), (90, "2")]
)
def test_hours_go_down_to_halves(minutes, hours):
    assert study_hours(minutes, per_hour=45) == Decimal(hours)


@given(st.integers(0, 2000), st.integers(1, 600))
def test_hours_never_exceed_what_was_held(minutes, per_hour):
    hours = study_hours(minutes, per_hour=per_hour)
    assert hours * per_hour <= minutes < (hours + Decimal("0.5")) * per_hour


def test_a_rule_without_minutes_is_no_rule():
    with pytest.raises(ValueError, match="at least a minute"):
        study_hours(45, per_hour=0)
