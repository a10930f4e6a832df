"""Signature and date without a seal (GB/T 9704-2012, 7.3.5.2), in characters from the left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.documents.closing import from_the_left
from zhibu.core.documents.markup import width_of


@pytest.mark.parametrize(
    ("signature", "day", "places"),
    [
        # The longer name ends two characters before the edge of 28.
        ("中共荆州市委编办机关支部委员会", "2026年11月24日", (11, 13)),
        # The longer date does, and the name moves left with it.
        ("机关党支部", "2026年11月24日", (17, 19)),
        ("机关党支部", "2026年1月5日", (18, 20)),
    ],
)
def test_the_date_begins_two_characters_right_of_the_name(signature, day, places):
    assert from_the_left(signature, day, 28) == places


@given(st.text("党", min_size=1, max_size=24))
def test_the_longer_of_the_two_ends_two_characters_before_the_edge(signature):
    name, day = from_the_left(signature, "2026年1月5日", 28)
    ends = max(name + width_of(signature), day + width_of("2026年1月5日"))
    assert ends == 26


def test_a_name_longer_than_the_line_begins_at_the_left():
    assert from_the_left("党" * 40, "2026年1月5日", 28) == (0, 2)
