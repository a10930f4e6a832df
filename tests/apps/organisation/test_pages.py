from datetime import date

import pytest
from django.urls import reverse
from tests.factories import (
    AwayPeriodFactory,
    PartyGroupFactory,
    SecondmentFactory,
    TermFactory,
    member_of,
)
from tests.houses import ROLES, build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.organisation.models import Affiliation

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def look(house, client):
    def looked(role, name, *args, **query):
        client.force_login(house.users[role])
        return client.get(reverse(f"organisation:{name}", args=args), query)

    return looked


def said(response):
    return response.content.decode()


OPEN_TO = {
    "places": set(ROLES) - {"keeper"},
    "search": set(ROLES) - {"keeper"},
    "zone": set(ROLES) - {"keeper", "stranger"},
    "agency": set(ROLES) - {"keeper", "stranger"},
    "branch": {"member", "officer", "secretary", "coordinator", "reader"},
    "person": {"member", "officer", "secretary", "coordinator"},
    "add_person": {"officer", "secretary", "coordinator"},
    "open_term": {"officer", "secretary", "coordinator"},
    "transfer": {"officer", "secretary", "coordinator"},
    "leave": {"officer", "secretary", "coordinator"},
    "add_staff": {"coordinator"},
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", OPEN_TO)
def test_a_page_opens_to_those_it_is_for(house, look, role, name):
    target = {
        "zone": house.zone,
        "agency": house.agency,
        "add_staff": house.agency,
        "branch": house.branch,
        "add_person": house.branch,
        "open_term": house.branch,
        "person": house.person,
        "transfer": house.person,
        "leave": house.person,
    }.get(name)
    response = look(role, name, *([target.pk] if target else []))
    shut = 404 if target else 403
    assert response.status_code == (200 if role in OPEN_TO[name] else shut)


@pytest.mark.parametrize("role", ["member", "neighbour", "reader", "keeper", "stranger"])
def test_nobody_else_may_write(house, client, role):
    client.force_login(house.users[role])
    post, term = house.branch.posts.first(), TermFactory(branch=house.branch)
    addresses = [
        reverse("organisation:add_person", args=[house.branch.pk]),
        reverse("organisation:open_term", args=[house.branch.pk]),
        reverse("organisation:open_group", args=[house.branch.pk]),
        reverse("organisation:end_term", args=[term.pk]),
        reverse("organisation:end_post", args=[post.pk]),
        reverse("organisation:end_away", args=[AwayPeriodFactory(person=house.person).pk]),
        reverse("organisation:end_secondment", args=[SecondmentFactory(person=house.person).pk]),
        *(
            reverse(f"organisation:{name}", args=[house.person.pk])
            for name in ("mend_facts", "transfer", "give_post", "leave", "suspend_vote")
        ),
    ]
    assert [client.post(address).status_code for address in addresses] == [404] * len(addresses)


def test_the_branch_page_shows_people_posts_term_and_groups(house, look):
    group = PartyGroupFactory(branch=house.branch, name="第一党小组")
    lent = member_of(house.branch, "仇海", group=group)
    SecondmentFactory(person=lent, host="公安县某村")
    TermFactory(branch=house.branch, due_on=date(2027, 6, 1))
    page = said(look("secretary", "branch", house.branch.pk))
    for words in (
        "陈一鸣",
        "周明",
        "书记",
        "正式党员",
        "第一党小组",
        "公安县某村",
        "2027年6月1日届满",
    ):
        assert words in page


def test_the_branch_page_judges_its_set_up_with_the_article(house, look):
    page = said(look("reader", "branch", house.branch.pk))
    assert "设置核对" in page
    assert "依据：《中国共产党支部工作条例（试行）》" in page


def test_the_branch_page_shows_any_day_asked_for(house, look):
    Affiliation.objects.filter(person=house.person).update(until=date(2024, 5, 31))
    assert "陈一鸣" not in said(look("secretary", "branch", house.branch.pk))
    then = said(look("secretary", "branch", house.branch.pk, on="2024-05-31"))
    assert "陈一鸣" in then
    assert "2024年5月31日的情况" in then
    assert look("secretary", "branch", house.branch.pk, on="2024-02-31").status_code == 200
    assert look("secretary", "branch", house.branch.pk, on="<script>").status_code == 200


def test_the_work_committee_sees_counts_and_posts_and_no_people(house, look):
    SecondmentFactory(person=house.person)
    for name, target in (
        ("branch", house.branch),
        ("agency", house.agency),
        ("zone", house.zone),
    ):
        page = said(look("reader", name, target.pk))
        assert not [who for who in ("陈一鸣", "周明", "胡文静", "单思远") if who in page]
    page = said(look("reader", "branch", house.branch.pk))
    assert "正式 3" in page
    assert "组织委员" in page


def test_a_member_sees_colleagues_but_no_buttons(house, look):
    page = said(look("member", "branch", house.branch.pk))
    assert "周明" in page
    assert "添加人员" not in page
    assert "结束任职" not in page


def test_a_persons_page_keeps_the_whole_history(house, look):
    SecondmentFactory(
        person=house.person, since=date(2021, 1, 1), until=date(2022, 12, 31), host="某村"
    )
    page = said(look("officer", "person", house.person.pk))
    assert "2021年1月1日" in page
    assert "2022年12月31日" in page
    assert "驻村 某村" in page


def test_opening_anothers_record_is_noted_and_ones_own_is_not(house, look):
    opened = AuditEntry.objects.filter(action=AuditEntry.Action.ACCESS)
    look("member", "person", house.person.pk)
    assert not opened.exists()
    look("officer", "person", house.person.pk)
    entry = opened.get()
    assert (entry.actor, entry.subject) == (house.users["officer"], house.person)


def test_the_search_page_finds_and_says_when_it_does_not(house, look):
    assert "陈一鸣" in said(look("secretary", "search", q="chen"))
    assert "没有找到" in said(look("secretary", "search", q="查无此人"))
    assert look("secretary", "search").status_code == 200


@pytest.mark.parametrize("number", [1, 12])
def test_the_branch_page_asks_the_same_number_of_questions_for_few_and_many(
    house, client, number, django_assert_max_num_queries
):
    for _ in range(number):
        member_of(house.branch)
    client.force_login(house.users["secretary"])
    with django_assert_max_num_queries(26):
        client.get(reverse("organisation:branch", args=[house.branch.pk]))
