from datetime import date

import pytest
from tests.factories import (
    AwayPeriodFactory,
    BranchFactory,
    PartyGroupFactory,
    PostFactory,
    TermFactory,
    VotingSuspensionFactory,
    member_of,
    officer_of,
)

from zhibu.apps.organisation.adapters import facts_of, findings_of
from zhibu.apps.organisation.models import BranchUnit, Post
from zhibu.apps.organisation.queries.people import people_in_branch, posts_in_branch
from zhibu.core.regulations.branch import PostKind, Stage

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def branch():
    return BranchFactory()


def seen(branch, **more):
    return {
        "people": people_in_branch(branch, on=TODAY),
        "posts": posts_in_branch(branch, on=TODAY),
        "on": TODAY,
        **more,
    }


def test_the_rules_are_given_the_branch_as_it_stood(branch):
    group = PartyGroupFactory(branch=branch)
    leader = member_of(branch, group=group)
    PostFactory(person=leader, branch=branch, group=group, kind=Post.Kind.GROUP_LEADER)
    VotingSuspensionFactory(person=leader)
    AwayPeriodFactory(person=leader, since=date(2026, 5, 1))
    member_of(branch, stage=None)
    TermFactory(branch=branch, since=date(2024, 6, 1), due_on=date(2027, 6, 1))
    BranchUnit.objects.create(zone=branch.zone, branch=branch, agency=branch.agency)
    facts = facts_of(branch, **seen(branch))
    first, second = facts.people
    assert (first.status, first.voting, first.away_from) == (
        Stage.FULL,
        False,
        date(2026, 5, 1),
    )
    assert second.status is Stage.NONE
    assert [group.leader for group in facts.groups] == [str(leader.pk)]
    assert facts.posts[0].post is PostKind.GROUP_LEADER
    assert (facts.units, facts.elected_on, facts.term_until) == (
        2,
        date(2024, 6, 1),
        date(2027, 6, 1),
    )


@pytest.mark.parametrize("kind", Post.Kind)
def test_every_kind_of_post_and_branch_is_known_to_the_rules(branch, kind):
    assert PostKind(kind.value)


def test_a_term_that_has_ended_still_counts_as_the_last_election(branch):
    TermFactory(branch=branch, until=date(2026, 6, 1))
    assert facts_of(branch, **seen(branch)).elected_on == date(2024, 6, 1)


def test_what_is_open_stands_apart_from_what_is_settled(branch):
    officer_of(branch)
    judged = findings_of(branch, **seen(branch, with_names=True))
    rules = {finding.rule for finding in judged.open}
    assert "ZB-01" in rules
    assert not rules & {finding.rule for finding in judged.settled}


def test_nobody_is_named_to_those_above_the_branch(branch):
    person = officer_of(branch, "周明")
    PostFactory(person=person, branch=branch, kind=Post.Kind.PUBLICITY)
    judged = findings_of(branch, **seen(branch, with_names=False))
    assert "周明" not in "".join(f.said for f in (*judged.open, *judged.settled))
