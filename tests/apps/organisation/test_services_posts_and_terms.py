from datetime import date, timedelta

import pytest
from tests.factories import (
    BranchFactory,
    PartyGroupFactory,
    PostFactory,
    TermFactory,
    member_of,
)

from zhibu.apps.organisation.models import Post, Standing, Term
from zhibu.apps.organisation.queries.people import posts_in_branch
from zhibu.apps.organisation.services import refusals
from zhibu.apps.organisation.services.people import leave
from zhibu.apps.organisation.services.posts import end_post, give_post
from zhibu.apps.organisation.services.terms import Holder, end_term, open_term

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
ELECTED = date(2026, 11, 1)
DUE = date(2029, 11, 1)


@pytest.fixture
def branch():
    return BranchFactory()


def give(person, branch, kind=Post.Kind.ORGANISATION, **changes):
    facts = {"since": TODAY, "today": TODAY}
    return give_post(person=person, branch=branch, kind=kind, **(facts | changes))


def test_a_committee_post_joins_the_running_term(branch):
    term = TermFactory(branch=branch)
    post = give(member_of(branch), branch, full_time=True, prior_experience=False)
    assert (post.term, post.full_time, post.prior_experience) == (term, True, False)


def test_the_person_specially_responsible_belongs_to_no_term_and_need_not_be_a_full_member(
    branch,
):
    TermFactory(branch=branch)
    person = member_of(branch, stage=Standing.Stage.PROBATIONARY)
    assert give(person, branch, Post.Kind.RESPONSIBLE).term is None


@pytest.mark.parametrize("stage", [Standing.Stage.PROBATIONARY, Standing.Stage.APPLICANT, None])
def test_only_full_members_are_elected_to_the_committee(branch, stage):
    with pytest.raises(refusals.NotAMember):
        give(member_of(branch, stage=stage), branch)


def test_a_post_after_the_person_left_is_refused(branch):
    person = member_of(branch)
    leave(person=person, last_day=date(2026, 6, 30), today=TODAY)
    with pytest.raises(refusals.PersonHasLeft) as refusal:
        give(person, branch, since=date(2026, 7, 1))
    assert "2026年6月30日离开" in refusal.value.message
    with pytest.raises(refusals.PersonHasLeft):
        give(person, branch, since=date(2026, 6, 1))


def test_a_post_in_a_branch_one_is_not_in_is_refused(branch):
    person = member_of(BranchFactory(agency__zone=branch.zone))
    with pytest.raises(refusals.NotInTheBranch):
        give(person, branch)
    with pytest.raises(refusals.AnotherZone):
        give(member_of(BranchFactory()), branch)


def test_there_is_one_secretary_at_a_time(branch):
    PostFactory(branch=branch, person=member_of(branch, "周明"))
    with pytest.raises(refusals.PostTaken) as refusal:
        give(member_of(branch), branch, Post.Kind.SECRETARY)
    assert "周明" in refusal.value.message


def test_a_group_has_one_leader_and_the_leader_a_group(branch):
    group = PartyGroupFactory(branch=branch)
    with pytest.raises(refusals.GroupOfAnotherBranch):
        give(member_of(branch), branch, Post.Kind.GROUP_LEADER)
    give(member_of(branch), branch, Post.Kind.GROUP_LEADER, group=group)
    with pytest.raises(refusals.PostTaken):
        give(member_of(branch), branch, Post.Kind.GROUP_LEADER, group=group)
    give(
        member_of(branch),
        branch,
        Post.Kind.GROUP_LEADER,
        group=PartyGroupFactory(branch=branch),
    )


def test_a_post_ends_once_and_not_before_it_began(branch):
    post = PostFactory(branch=branch, since=date(2026, 1, 1))
    with pytest.raises(refusals.EndsBeforeItBegins):
        end_post(post=post, last_day=date(2025, 12, 31), today=TODAY)
    with pytest.raises(refusals.InTheFuture):
        end_post(post=post, last_day=TODAY + timedelta(days=1), today=TODAY)
    assert end_post(post=post, last_day=TODAY, today=TODAY).until == TODAY
    with pytest.raises(refusals.AlreadyEnded):
        end_post(post=post, last_day=TODAY, today=TODAY)


def test_a_term_opens_with_those_elected_and_ends_what_ran_before(branch):
    old = PostFactory(branch=branch, person=member_of(branch, "周明"))
    new = member_of(branch, "胡文静")
    holders = [
        Holder(person=new, kind=Post.Kind.SECRETARY),
        Holder(person=old.person, kind=Post.Kind.DISCIPLINE),
    ]
    term = open_term(branch=branch, since=ELECTED, due_on=DUE, holders=holders, today=TODAY)
    old.refresh_from_db()
    assert old.until == date(2026, 10, 31)
    held = posts_in_branch(branch, on=ELECTED)
    assert [(post.kind, post.person, post.term) for post in held] == [
        ("secretary", new, term),
        ("discipline", old.person, term),
    ]


def test_a_term_with_one_holder_who_may_not_be_elected_is_not_opened_at_all(branch):
    holders = [
        Holder(person=member_of(branch), kind=Post.Kind.SECRETARY),
        Holder(
            person=member_of(branch, stage=Standing.Stage.PROBATIONARY),
            kind=Post.Kind.PUBLICITY,
        ),
    ]
    with pytest.raises(refusals.NotAMember):
        open_term(branch=branch, since=ELECTED, due_on=DUE, holders=holders, today=TODAY)
    assert not Term.objects.exists()
    assert not Post.objects.exists()


def test_a_term_is_refused_where_it_cannot_be(branch):
    def elect(**changes):
        facts = {"since": ELECTED, "due_on": DUE, "holders": [], "today": TODAY}
        return open_term(branch=branch, **(facts | changes))

    with pytest.raises(refusals.EndsBeforeItBegins):
        elect(due_on=ELECTED)
    with pytest.raises(refusals.InTheFuture):
        elect(since=TODAY + timedelta(days=1))
    TermFactory(branch=branch, until=ELECTED + timedelta(days=1))
    with pytest.raises(refusals.PeriodsOverlap):
        elect()
    elect(since=TODAY)
    with pytest.raises(refusals.TermRunning):
        elect(since=TODAY)


@pytest.mark.parametrize("until", [None, ELECTED])
def test_an_election_ends_the_term_before_it_the_day_before(branch, until):
    old = TermFactory(branch=branch, until=until)
    secretary = PostFactory(branch=branch, person=member_of(branch), term=old, until=until)
    holders = [Holder(person=secretary.person, kind=Post.Kind.SECRETARY)]
    new = open_term(branch=branch, since=ELECTED, due_on=DUE, holders=holders, today=TODAY)
    old.refresh_from_db()
    assert (old.until, new.since) == (date(2026, 10, 31), ELECTED)
    assert [post.term for post in posts_in_branch(branch, on=ELECTED)] == [new]
    assert [post.term for post in posts_in_branch(branch, on=date(2026, 10, 31))] == [old]


def test_ending_a_term_ends_its_committee_posts_and_no_others(branch):
    term = TermFactory(branch=branch)
    secretary = PostFactory(branch=branch, term=term)
    loose = PostFactory(branch=branch, kind=Post.Kind.PUBLICITY)
    leader = PostFactory(branch=branch, kind=Post.Kind.GROUP_LEADER)
    elsewhere = PostFactory()
    ended = end_term(term=term, last_day=TODAY, today=TODAY)
    assert set(ended) == {secretary, loose}
    tomorrow = TODAY + timedelta(days=1)
    assert posts_in_branch(branch, on=TODAY) == [secretary, loose, leader]
    assert posts_in_branch(branch, on=tomorrow) == [leader]
    assert Post.objects.get(pk=elsewhere.pk).until is None
    with pytest.raises(refusals.TermOver):
        end_term(term=term, last_day=TODAY, today=TODAY)


def test_a_term_with_a_post_still_to_come_does_not_end_and_keeps_its_posts(branch):
    term = TermFactory(branch=branch)
    PostFactory(branch=branch, term=term)
    PostFactory(branch=branch, kind=Post.Kind.PUBLICITY, since=TODAY)
    with pytest.raises(refusals.StillToCome):
        end_term(term=term, last_day=date(2026, 10, 31), today=TODAY)
    assert not Post.objects.exclude(until=None).exists()
    term.refresh_from_db()
    assert term.until is None
