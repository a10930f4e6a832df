from datetime import date

import pytest
from tests.factories import (
    AffiliationFactory,
    AwayPeriodFactory,
    BranchFactory,
    PartyGroupFactory,
    PostFactory,
    SecondmentFactory,
    StandingFactory,
    TermFactory,
    VotingSuspensionFactory,
    member_of,
)

from zhibu.apps.organisation.models import Post, Standing
from zhibu.apps.organisation.queries.counts import (
    counts_of_branches,
    groups_of_branch,
    staff_of_agencies,
)
from zhibu.apps.organisation.queries.people import (
    people_in_branch,
    posts_in_branch,
    term_of_branch,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def branch():
    return BranchFactory()


def test_who_was_in_the_branch_on_that_day_has_an_answer(branch):
    person = member_of(branch, since=date(2021, 3, 1))
    place = person.affiliations.get()
    place.until = date(2024, 5, 31)
    place.save()
    answers = {
        day: [p.person for p in people_in_branch(branch, on=day)]
        for day in (
            date(2021, 2, 28),
            date(2021, 3, 1),
            date(2024, 5, 31),
            date(2024, 6, 1),
        )
    }
    assert list(answers.values()) == [[], [person], [person], []]


def test_each_person_is_shown_as_they_stood_on_the_day(branch):
    group = PartyGroupFactory(branch=branch)
    person = member_of(branch, group=group, stage=None)
    StandingFactory(person=person, stage=Standing.Stage.PROBATIONARY, until=date(2025, 6, 30))
    StandingFactory(person=person, since=date(2025, 7, 1))
    PostFactory(person=person, branch=branch, kind=Post.Kind.PUBLICITY)
    PostFactory(person=person, branch=branch, kind=Post.Kind.SECRETARY, since=date(2026, 1, 1))
    SecondmentFactory(person=person, since=date(2026, 1, 1), until=date(2026, 12, 31))
    (before,) = people_in_branch(branch, on=date(2025, 6, 30))
    (now,) = people_in_branch(branch, on=TODAY)
    assert (before.stage, before.may_vote, before.secondment) == ("预备党员", False, None)
    assert (now.stage, now.may_vote, now.group) == ("正式党员", True, group)
    assert [post.kind for post in now.posts] == ["secretary", "publicity"]
    assert now.secondment.host == "公安县某村"


def test_a_suspended_member_is_there_but_may_not_vote(branch):
    VotingSuspensionFactory(person=member_of(branch))
    (person,) = people_in_branch(branch, on=TODAY)
    assert person.is_member
    assert not person.may_vote


def test_full_members_come_before_those_on_the_way(branch):
    applicant = member_of(branch, stage=Standing.Stage.APPLICANT)
    outsider = member_of(branch, stage=None)
    full = member_of(branch)
    assert [p.person for p in people_in_branch(branch, on=TODAY)] == [full, applicant, outsider]


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow_with_people(branch, number, django_assert_num_queries):
    for _ in range(number):
        person = member_of(branch, group=PartyGroupFactory(branch=branch))
        PostFactory(person=person, branch=branch, kind=Post.Kind.MEMBER)
        AwayPeriodFactory(person=person)
    with django_assert_num_queries(7):
        people = people_in_branch(branch, on=TODAY)
        assert [(p.group.name, p.posts[0].branch_id) for p in people]


def test_counts_tell_stages_apart_and_name_nobody(branch):
    other = BranchFactory(agency=branch.agency)
    for stage in (*Standing.Stage, None):
        member_of(branch, stage=stage)
    AwayPeriodFactory(person=member_of(other))
    counts = counts_of_branches([branch.pk, other.pk], zone_id=branch.zone_id, on=TODAY)
    here = counts[branch.pk]
    assert (here.full, here.probationary, here.on_the_way, here.others) == (1, 1, 3, 1)
    assert (here + counts[other.pk]).members == 3
    assert counts[other.pk].away == 1


@pytest.mark.parametrize("number", [1, 3])
def test_counting_takes_one_query(number, branch, django_assert_num_queries):
    branches = [AffiliationFactory().branch for _ in range(number)]
    with django_assert_num_queries(1):
        counts_of_branches([b.pk for b in branches], zone_id=branch.zone_id, on=TODAY)


def test_staff_and_groups_are_counted_on_the_day(branch):
    group = PartyGroupFactory(branch=branch)
    gone = PartyGroupFactory(branch=branch, dissolved_on=TODAY)
    member_of(branch, group=group)
    agency = branch.agency_id
    assert staff_of_agencies([agency], zone_id=branch.zone_id, on=TODAY) == {agency: 1}
    assert groups_of_branch(branch.pk, zone_id=branch.zone_id, on=TODAY) == [(group, 1)]
    assert gone.pk


def test_posts_and_term_are_those_of_the_day(branch):
    old = TermFactory(
        branch=branch, since=date(2021, 6, 1), due_on=date(2024, 6, 1), until=date(2024, 5, 31)
    )
    new = TermFactory(branch=branch)
    post = PostFactory(branch=branch, since=date(2024, 6, 1), term=new)
    assert term_of_branch(branch, on=date(2023, 1, 1)) == old
    assert term_of_branch(branch, on=TODAY) == new
    assert term_of_branch(branch, on=date(2020, 1, 1)) is None
    assert posts_in_branch(branch, on=TODAY) == [post]
    assert posts_in_branch(branch, on=date(2024, 5, 31)) == []
