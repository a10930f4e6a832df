import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.factories import (
    BranchFactory,
    PartyGroupFactory,
    PersonFactory,
    PostFactory,
    member_of,
)

from zhibu.apps.organisation.models import Affiliation, Post
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.services import refusals
from zhibu.apps.organisation.services.affiliations import (
    change_group,
    join_branch,
    open_group,
    transfer,
)
from zhibu.core.refusals import Refusal

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def branch():
    return BranchFactory()


@pytest.fixture
def next_branch(branch):
    return BranchFactory(agency__zone=branch.zone)


def test_a_transfer_closes_one_affiliation_and_opens_the_next(branch, next_branch):
    person = member_of(branch)
    PostFactory(person=person, branch=branch, kind=Post.Kind.PUBLICITY)
    transfer(person=person, branch=next_branch, since=date(2026, 9, 1), today=TODAY)
    old, new = person.affiliations.all()
    assert (old.branch, old.until) == (branch, date(2026, 8, 31))
    assert (new.branch, new.since, new.until) == (next_branch, date(2026, 9, 1), None)
    assert person.posts.get().until == date(2026, 8, 31)


def test_a_transfer_to_another_zone_is_refused_and_changes_nothing(branch):
    person = member_of(branch)
    with pytest.raises(refusals.AnotherZone):
        transfer(person=person, branch=BranchFactory(), since=TODAY, today=TODAY)
    assert person.affiliations.get().until is None


def test_a_transfer_is_refused_where_it_cannot_be(branch, next_branch):
    person = member_of(branch)

    def move(**changes):
        facts = {"person": person, "branch": next_branch, "since": TODAY, "today": TODAY}
        return transfer(**(facts | changes))

    with pytest.raises(refusals.InTheFuture):
        move(since=TODAY + timedelta(days=1))
    with pytest.raises(refusals.AlreadyThere):
        move(branch=branch)
    with pytest.raises(refusals.EndsBeforeItBegins):
        move(since=date(2020, 1, 1))
    with pytest.raises(refusals.NotInTheBranch):
        move(person=PersonFactory(zone=branch.zone))
    with pytest.raises(refusals.GroupOfAnotherBranch):
        move(group=PartyGroupFactory(branch=branch))
    next_branch.dissolved_on = date(2026, 1, 1)
    with pytest.raises(refusals.BranchDissolved):
        move()
    assert person.affiliations.get().until is None


def test_a_second_open_affiliation_is_refused(branch, next_branch):
    person = member_of(branch)
    with pytest.raises(refusals.AlreadyInABranch) as refusal:
        join_branch(person=person, branch=next_branch, since=TODAY, today=TODAY)
    assert str(branch) in refusal.value.message
    assert "转接组织关系" in refusal.value.hint


def test_whoever_left_may_enter_again_but_not_on_the_same_days(branch, next_branch):
    person = member_of(branch)
    person.affiliations.update(until=date(2024, 5, 31))
    with pytest.raises(refusals.AlreadyInABranch):
        join_branch(person=person, branch=next_branch, since=date(2024, 5, 31), today=TODAY)
    join_branch(person=person, branch=next_branch, since=date(2024, 6, 1), today=TODAY)
    assert person.affiliations.count() == 2


def test_changing_the_group_keeps_history_and_ends_leading_the_old_one(branch):
    first, second = PartyGroupFactory(branch=branch), PartyGroupFactory(branch=branch)
    person = member_of(branch, group=first)
    PostFactory(person=person, branch=branch, group=first, kind=Post.Kind.GROUP_LEADER)
    change_group(person=person, group=second, since=TODAY, today=TODAY)
    yesterday = TODAY - timedelta(days=1)
    assert people_in_branch(branch, on=yesterday)[0].group == first
    assert people_in_branch(branch, on=TODAY)[0].group == second
    assert person.posts.get().until == yesterday


def test_on_the_day_of_entry_the_group_is_mended_without_a_second_record(branch):
    group = PartyGroupFactory(branch=branch)
    person = member_of(branch, since=TODAY)
    change_group(person=person, group=group, since=TODAY, today=TODAY)
    assert person.affiliations.get().group == group


def test_a_group_must_be_another_one_of_the_same_branch(branch):
    person = member_of(branch)
    with pytest.raises(refusals.AlreadyThere):
        change_group(person=person, group=None, since=TODAY, today=TODAY)
    with pytest.raises(refusals.AnotherZone):
        change_group(person=person, group=PartyGroupFactory(), since=TODAY, today=TODAY)
    dissolved = PartyGroupFactory(branch=branch, dissolved_on=date(2026, 1, 1))
    with pytest.raises(refusals.GroupOfAnotherBranch):
        change_group(person=person, group=dissolved, since=TODAY, today=TODAY)


def test_a_branch_has_no_two_groups_of_a_name(branch):
    open_group(branch=branch, name="第一党小组")
    with pytest.raises(refusals.NameTaken):
        open_group(branch=branch, name="第一党小组")


class Moving(TestCase):
    """Whatever moves are tried, in whatever order, nobody is ever in two branches."""

    @given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 400), st.booleans()), max_size=8))
    def test_on_every_day_a_person_is_in_at_most_one_branch(self, moves):
        first = BranchFactory()
        branches = [first, *(BranchFactory(agency__zone=first.zone) for _ in range(2))]
        group = PartyGroupFactory(branch=first)
        person = member_of(first, since=date(2025, 11, 1))
        for place, days, regroup in moves:
            since = date(2025, 10, 20) + timedelta(days=days)
            try:
                if regroup:
                    change_group(person=person, group=group, since=since, today=TODAY)
                else:
                    transfer(person=person, branch=branches[place], since=since, today=TODAY)
            except Refusal:
                continue
        periods = list(Affiliation.objects.filter(person=person).order_by("since"))
        assert periods[-1].until is None
        for earlier, later in itertools.pairwise(periods):
            assert earlier.since <= earlier.until
            assert later.since == earlier.until + timedelta(days=1)
