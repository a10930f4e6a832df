from datetime import date

import pytest
from tests.factories import member_of
from tests.houses import ROLES, build_house

from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.organisation.models import Affiliation
from zhibu.apps.organisation.queries.search import MOST_SHOWN, find

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def house():
    return build_house()


def seen(house, role, typed):
    found = find(typed, viewer=viewer_of(house.users[role], on=TODAY), on=TODAY)
    return [(entry.person.name, entry.may_open) for entry in found.people]


@pytest.mark.parametrize("typed", ["陈一", "chenyiming", "Chen Yi", "cym"])
def test_a_person_is_found_by_characters_pinyin_and_initials(house, typed):
    assert seen(house, "secretary", typed) == [("陈一鸣", True)]


@pytest.mark.parametrize(
    ("role", "sees_own", "sees_neighbour"),
    [
        ("member", True, False),
        ("officer", True, False),
        ("secretary", True, False),
        ("neighbour", False, True),
        ("coordinator", True, True),
        ("reader", False, False),
        ("keeper", False, False),
        ("stranger", False, False),
    ],
)
def test_everyone_finds_only_whom_they_may_see(house, role, sees_own, sees_neighbour):
    assert bool(seen(house, role, "周明")) is sees_own
    assert bool(seen(house, role, "shansiyuan")) is sees_neighbour


def test_a_member_finds_colleagues_but_opens_only_their_own_record(house):
    assert seen(house, "member", "周明") == [("周明", False)]
    assert seen(house, "member", "陈一鸣") == [("陈一鸣", True)]


def test_who_left_the_branch_is_found_by_its_officers_not_by_its_members(house):
    member_of(house.branch, "仇海")
    Affiliation.objects.filter(person__name="仇海").update(until=date(2026, 1, 1))
    assert seen(house, "member", "qiuhai") == []
    assert seen(house, "officer", "qiuhai") == [("仇海", True)]


@pytest.mark.parametrize("role", ROLES)
def test_branches_are_found_within_what_may_be_seen(house, role):
    viewer = viewer_of(house.users[role], on=TODAY)
    found = {branch.pk for branch in find("dangzhibu", viewer=viewer, on=TODAY).branches}
    own, other = house.branch.pk, house.other_branch.pk
    expected = {"coordinator": {own, other}, "reader": {own, other}, "neighbour": {other}}
    expected |= {key: {own} for key in ["member", "officer", "secretary"]}
    if role == "stranger":
        assert found.isdisjoint({own, other})
    else:
        assert found == expected.get(role, set())


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "不存在", "x" * 500])
def test_nothing_is_found_by_nothing(house, typed):
    assert find(typed, viewer=viewer_of(house.users["coordinator"], on=TODAY), on=TODAY).is_empty


@pytest.mark.parametrize("number", [1, 5])
def test_searching_takes_the_same_queries_for_one_or_many(
    house, number, django_assert_max_num_queries
):
    for _ in range(number):
        member_of(house.branch, "曾国")
    viewer = viewer_of(house.users["secretary"], on=TODAY)
    with django_assert_max_num_queries(5):
        assert len(find("zengguo", viewer=viewer, on=TODAY).people) == number


def test_a_long_list_is_cut_and_says_so(house):
    for _ in range(MOST_SHOWN + 1):
        member_of(house.branch, "曾国")
    found = find("zg", viewer=viewer_of(house.users["secretary"], on=TODAY), on=TODAY)
    assert (len(found.people), found.has_more) == (MOST_SHOWN, True)
