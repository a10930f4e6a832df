"""Transcripts as numbered sentences, and codes that move along with an edit."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.coding.sentences import covered, moved, runs, sentences_of

texts = st.text(alphabet="甲乙。！？；… \n”a", max_size=80)


def test_a_sentence_ends_with_its_closing_marks_and_a_line_is_a_paragraph():
    sentences = sentences_of("他说：“忙啊！”真的。\n\n没有了")
    assert [(s.number, s.paragraph, s.text) for s in sentences] == [
        (1, 1, "他说：“忙啊！”"),
        (2, 1, "真的。"),
        (3, 2, "没有了"),
    ]


@given(text=texts)
def test_every_character_that_is_no_space_stands_in_exactly_one_sentence(text):
    sentences = sentences_of(text)
    standing = [place for s in sentences for place in range(s.start, s.end)]
    assert len(standing) == len(set(standing))
    assert all(text[s.start : s.end] == s.text for s in sentences)
    left = set(range(len(text))) - set(standing)
    assert not "".join(text[place] for place in left).strip()


@given(numbers=st.sets(st.integers(1, 30)))
def test_runs_hold_the_numbers_and_do_not_touch(numbers):
    found = runs(list(numbers))
    assert {n for first, last in found for n in range(first, last + 1)} == numbers
    assert all(a[1] + 1 < b[0] for a, b in pairwise(found))


@given(text=texts)
def test_an_unchanged_text_moves_nothing(text):
    spans = [s.span for s in sentences_of(text)]
    assert moved(text, text, spans) == tuple(spans)


def test_codes_follow_a_sentence_changed_in_place_and_leave_with_one_cut_out():
    old = "一是忙。二是远。三是少。"
    new = "开头加一句。一是忙。二是路远。"
    spans = [s.span for s in sentences_of(old)]
    first, second, third = moved(old, new, spans)
    assert new[slice(*first)] == "一是忙。"
    # Two sentences became one: which of them lives on nobody can tell.
    assert (second, third) == (None, None)
    assert new[slice(*moved(old, "一是忙。二是路远。三是少。", spans)[1])] != "一是忙。"


def test_a_span_covers_the_sentences_it_touches():
    sentences = sentences_of("一。二。三。")
    assert covered((1, 3), sentences) == (1, 2)
    assert covered((2, 4), sentences) == (2,)
