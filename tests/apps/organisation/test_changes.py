"""Changes through the pages: what is refused stays typed, what is accepted is on record."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.factories import (
    AwayPeriodFactory,
    BranchFactory,
    PartyGroupFactory,
    PostFactory,
    SecondmentFactory,
    TermFactory,
    member_of,
)
from tests.houses import build_house

from zhibu.apps.organisation.models import Affiliation, Person, Post, Term

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def send(house, client):
    client.force_login(house.users["secretary"])

    def sent(name, target, /, **typed):
        return client.post(reverse(f"organisation:{name}", args=[target.pk]), typed)

    return sent


@pytest.fixture
def today():
    return timezone.localdate()


def said(response):
    return response.content.decode()


NEWCOMER = {"name": "单䶮", "birth_month": "1990年5月", "stage": "full", "since": "2026-01-05"}


def test_someone_new_is_added_from_the_branch_page(house, send):
    group = PartyGroupFactory(branch=house.branch)
    response = send("add_person", house.branch, **NEWCOMER, group=group.pk, section="办公室")
    assert response.status_code == 302
    person = Person.objects.get(name="单䶮")
    assert person.birth_month == "1990-05"
    assert person.affiliations.get().group == group
    assert person.employments.get().section == "办公室"


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "", "请填写姓名"),
        ("name", "陈1鸣", "不应有数字"),
        ("birth_month", "2999-01", "不能晚于今天"),
        ("birth_month", "三月", "日期看不懂"),
        ("birth_month", "1990-13", "没有这一天"),
        ("birth_month", "0190-01", "年份有误"),
        ("since", "", "请填写日期"),
        ("since", "2999-01-01", "不能晚于今天"),
        ("since", "0026-01-01", "年份有误"),
        ("since", "1980-01-01", "晚于1980年1月1日"),
        ("stage", "无", "无"),
        ("phone", "打电话", "电话号码"),
    ],
)
def test_bad_input_is_refused_in_words_and_nothing_typed_is_lost(house, send, field, typed, words):
    before = Person.objects.count()
    response = send("add_person", house.branch, **(NEWCOMER | {"section": "综合科", field: typed}))
    assert response.status_code == 422
    assert words in said(response)
    assert 'value="综合科"' in said(response)
    assert Person.objects.count() == before


@pytest.mark.parametrize("name", ["丁", "张㛃", "欧阳震华", "阿依古丽·买买提"])
def test_names_of_one_rare_or_many_characters_are_names(house, send, name):
    assert send("add_person", house.branch, **(NEWCOMER | {"name": name})).status_code == 302
    assert Person.objects.filter(name=name).exists()


def test_a_space_inside_a_two_character_name_is_dropped(house, send):
    send("add_person", house.branch, **(NEWCOMER | {"name": "丁　一"}))
    assert Person.objects.filter(name="丁一").exists()


def test_a_possible_duplicate_is_asked_about_and_can_be_confirmed(house, send):
    same = NEWCOMER | {"name": "陈一鸣", "birth_month": "1985-03"}
    response = send("add_person", house.branch, **same)
    assert "已有同名的人" in said(response)
    assert "is_another" in said(response)
    assert send("add_person", house.branch, **same, is_another="on").status_code == 302


def test_a_transfer_ends_on_the_old_branchs_page_with_a_word(house, send, client, today):
    response = send("transfer", house.person, branch=house.other_branch.pk, since=today.isoformat())
    assert response.url == reverse("organisation:branch", args=[house.branch.pk])
    assert "已转入" in said(client.get(response.url))
    assert Affiliation.objects.get(person=house.person, until=None).branch == house.other_branch


def test_a_branch_of_another_zone_cannot_be_chosen(house, send, today):
    response = send("transfer", house.person, branch=BranchFactory().pk, since=today.isoformat())
    assert response.status_code == 422
    assert "不在本协作区" in said(response)


def test_a_group_of_another_branch_cannot_be_chosen(house, send, today):
    group = PartyGroupFactory(branch=house.other_branch)
    response = send("change_group", house.person, group=group.pk, since=today.isoformat())
    assert response.status_code == 422


def test_groups_are_opened_and_people_moved_into_them(house, send, today):
    send("open_group", house.branch, name="第二党小组")
    assert send("open_group", house.branch, name="第二党小组").status_code == 422
    group = house.branch.groups.get()
    send("change_group", house.person, group=group.pk, since=today.isoformat())
    assert Affiliation.objects.get(person=house.person, until=None).group == group


def test_a_post_is_given_and_ended(house, send, today):
    send("give_post", house.person, kind="publicity", since="2026-01-01", full_time="on")
    post = house.person.posts.get()
    assert post.full_time
    send("end_post", post, last_day=today.isoformat())
    post.refresh_from_db()
    assert post.until == today


def test_a_second_secretary_is_refused_by_name_and_the_form_stays(house, send):
    response = send("give_post", house.person, kind="secretary", since="2026-01-01")
    assert response.status_code == 422
    assert "周明自2020年1月1日起任书记" in said(response)
    assert 'value="2026-01-01"' in said(response)
    assert 'value="secretary" selected' in said(response)


def test_whoever_left_gets_no_post(house, send):
    send("leave", house.person, last_day="2026-06-30")
    response = send("give_post", house.person, kind="publicity", since="2026-07-01")
    assert response.status_code == 422
    assert "不在任何支部" in said(response)


def test_ending_a_term_names_the_posts_it_ends(house, send, client, today):
    term = TermFactory(branch=house.branch)
    page = client.get(reverse("organisation:end_term", args=[term.pk]))
    assert "周明（书记）" in said(page)
    response = send("end_term", term, last_day=(today - timedelta(days=1)).isoformat())
    assert not Post.objects.filter(branch=house.branch, until=None).exists()
    assert "同时结束任职 2 项" in said(client.get(response.url))


def test_an_election_is_recorded_by_the_secretary_who_hands_over(house, send, today):
    TermFactory(branch=house.branch)
    response = send(
        "open_term",
        house.branch,
        since=today.isoformat(),
        due_on="2030-01-01",
        secretary=house.users["officer"].person.pk,
        committee_member=[house.person.pk],
    )
    assert response.status_code == 302
    held = Post.objects.filter(term=Term.objects.get(until=None))
    assert {(post.person.name, post.kind) for post in held} == {
        ("胡文静", "secretary"),
        ("陈一鸣", "committee_member"),
    }


def test_an_election_that_cannot_be_is_refused_and_what_was_chosen_stays(house, send, today):
    TermFactory(branch=house.branch, since=today, due_on=today + timedelta(days=9))
    response = send(
        "open_term",
        house.branch,
        since=today.isoformat(),
        due_on="2030-01-01",
        secretary=house.person.pk,
    )
    assert response.status_code == 422
    assert "不早于这次选举" in said(response)
    assert f'value="{house.person.pk}" selected' in said(response)


def test_absences_are_recorded_and_ended(house, send, today):
    send("record_secondment", house.person, kind="village", host="某村", since="2026-01-01")
    send("record_away", house.person, kind="elsewhere", place="武汉市", since="2026-01-01")
    send("end_secondment", house.person.secondments.get(), last_day=today.isoformat())
    send("end_away", house.person.away_periods.get(), last_day=today.isoformat())
    assert house.person.secondments.get().until == today
    assert house.person.away_periods.get().until == today


def test_an_end_before_the_beginning_is_refused_in_words(house, send):
    response = send(
        "record_secondment",
        house.person,
        kind="lent",
        host="市委办",
        since="2026-02-01",
        until="2026-01-01",
    )
    assert "早于开始日期" in said(response)
    assert 'value="市委办"' in said(response)


def test_stage_vote_facts_retirement_and_leaving_go_on_record(house, send, today):
    person = member_of(house.branch, "曾国", stage="probationary", since=date(2025, 1, 1))
    send("change_stage", person, stage="full", since="2026-01-01")
    send("suspend_vote", person, since="2026-02-01")
    send("restore_vote", person, last_day="2026-03-01")
    send("retire", person, since="2026-04-01")
    send("mend_facts", person, name="曾国强", birth_month="1966")
    send("leave", person, last_day=today.isoformat())
    person.refresh_from_db()
    assert (person.name, person.birth_month) == ("曾国强", "1966")
    assert person.voting_suspensions.get().until == date(2026, 3, 1)
    assert [period.until for period in person.employments.all()] == [date(2026, 3, 31), today]
    assert person.affiliations.get().until == today


def test_staff_in_no_branch_are_added_by_the_coordinator_and_enter_a_branch_later(
    house, client, send
):
    client.force_login(house.users["coordinator"])
    send("add_staff", house.agency, name="林外", since="2026-01-01")
    person = Person.objects.get(name="林外")
    send("transfer", person, branch=house.branch.pk, since="2026-02-01")
    assert person.affiliations.get().branch == house.branch


@pytest.mark.parametrize(
    "name",
    [
        "mend_facts",
        "change_stage",
        "suspend_vote",
        "restore_vote",
        "transfer",
        "change_group",
        "give_post",
        "record_secondment",
        "record_away",
        "retire",
        "leave",
    ],
)
def test_every_form_about_a_person_opens(house, client, name):
    client.force_login(house.users["officer"])
    page = client.get(reverse(f"organisation:{name}", args=[house.person.pk]))
    assert page.status_code == 200
    assert "<h1>陈一鸣" in said(page)


def test_every_form_that_ends_something_opens(house, client):
    client.force_login(house.users["officer"])
    for name, record in (
        ("end_post", PostFactory(person=house.person, branch=house.branch, kind="publicity")),
        ("end_term", TermFactory(branch=house.branch)),
        ("end_secondment", SecondmentFactory(person=house.person)),
        ("end_away", AwayPeriodFactory(person=house.person)),
    ):
        page = client.get(reverse(f"organisation:{name}", args=[record.pk]))
        assert page.status_code == 200
