from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.regulations.branches import COMPLETE, TODAY, branch, verdict

from zhibu.core.regulations.branch import PostFacts, PostKind
from zhibu.core.regulations.finding import State

SECRETARY = PostKind.SECRETARY


@given(full=st.integers(0, 60), posts=st.lists(st.sampled_from(PostKind), max_size=9))
def test_the_committee_rule_takes_over_exactly_at_seven_full_members(full, posts):
    facts = branch(full, probationary=7, posts=posts)
    has_committee_rule = verdict("ZB-07", facts).state is not State.NOT_APPLICABLE
    has_other_rule = verdict("ZB-08", facts).state is not State.NOT_APPLICABLE
    assert has_committee_rule == (full >= 7)
    assert has_other_rule == (full < 7)


@pytest.mark.parametrize(
    ("size", "state"),
    [
        (0, State.DUE),
        (2, State.DUE),
        (3, State.MET),
        (5, State.MET),
        (7, State.MET),
        (8, State.AT_RISK),
    ],
)
def test_a_committee_has_three_to_seven_people(size, state):
    facts = branch(12, posts=["committee_member"] * size)
    found = verdict("ZB-07", facts)
    assert (found.state, found.observed) == (state, size)


def test_who_holds_two_posts_is_one_person_on_the_committee():
    posts = [PostFacts(person="f0", post=PostKind(kind)) for kind in COMPLETE]
    facts = branch(9, posts=posts)
    assert verdict("ZB-07", facts).observed == 1
    assert verdict("ZB-09", facts).state is State.MET


@pytest.mark.parametrize("post", ["group_leader", "responsible"])
def test_group_leaders_and_party_affairs_staff_are_not_on_the_committee(post):
    assert verdict("ZB-07", branch(9, posts=[post] * 3)).observed == 0


def test_a_discipline_officer_needs_no_committee():
    facts = branch(5, posts=["secretary", "discipline"])
    assert verdict("ZB-08", facts).state is State.MET


def test_two_secretaries_at_once_are_pointed_out():
    found = verdict("ZB-08", branch(5, posts=["secretary", "secretary"]))
    assert (found.state, found.observed, found.required) == (State.AT_RISK, 2, 1)


@pytest.mark.parametrize(
    ("day", "is_held"),
    [
        (date(2025, 12, 31), False),
        (date(2026, 1, 1), True),
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
    ],
)
def test_a_post_is_held_from_its_first_to_its_last_day(day, is_held):
    post = PostFacts(person="f0", post=SECRETARY, since=date(2026, 1, 1), until=date(2026, 9, 30))
    found = verdict("ZB-13", branch(9, posts=[post]), on=day)
    assert (found.state is State.MET) == is_held


@given(st.lists(st.dates(date(2020, 1, 1), TODAY - timedelta(days=1)), min_size=1, max_size=4))
def test_a_vacancy_begins_the_day_after_the_last_secretary_left(ends):
    posts = [
        PostFacts(id=f"post-{i}", person="f0", post=SECRETARY, until=end)
        for i, end in enumerate(ends)
    ]
    found = verdict("ZB-13", branch(9, posts=posts))
    assert found.due_from == max(ends) + timedelta(days=1)
    assert found.due_until is None
    assert set(found.records) == {post.id for post in posts if post.until == max(ends)}


def test_a_full_time_officer_answers_for_someone_responsible():
    post = PostFacts(person="f0", post=PostKind.DEPUTY, full_time=True, id="post-1")
    found = verdict("JG-13", branch(5, posts=[post]))
    assert (found.state, found.observed, found.records) == (State.MET, 1, ("post-1",))


def test_findings_point_to_the_post_or_to_its_holder():
    named = PostFacts(id="post-7", person="f0", post=SECRETARY)
    unnamed = PostFacts(person="f0", post=SECRETARY)
    assert verdict("ZB-13", branch(9, posts=[named])).records == ("post-7",)
    assert verdict("ZB-13", branch(9, posts=[unnamed])).records == ("f0",)
