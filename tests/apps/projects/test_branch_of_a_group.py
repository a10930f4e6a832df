"""Whether a group needs a branch (ZB-05): said with people and article, recorded or explained."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.projects.records import TODAY, ProjectFactory, ProjectMemberFactory
from tests.factories import member_of
from tests.houses import build_house

from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.organisation.models import Branch, Standing
from zhibu.apps.projects.waiting import coming_for, waiting_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def project(house):
    """A group of three full members of two agencies, for seven months."""
    project = ProjectFactory(branch=house.branch, name="改造专班")
    for person in (
        member_of(house.branch, "甲明"),
        member_of(house.branch, "乙明"),
        member_of(house.other_branch, "丙明"),
    ):
        ProjectMemberFactory(project=project, person=person)
    return project


@pytest.fixture
def secretary(client, house):
    client.force_login(house.users["secretary"])
    return client


def shown(client, project):
    return client.get(reverse("projects:project", args=[project.pk])).text


def waits(house, role="secretary"):
    return waiting_for(viewer_of(house.users[role], on=TODAY), on=TODAY)


def test_the_page_says_rule_article_days_and_whom_it_counted(secretary, project):
    text = shown(secretary, project)
    assert "共212天，满6个月；正式党员3人，够3人，应当成立党支部" in text
    assert "《中国共产党支部工作条例（试行）》第五条" in text
    assert "计入的正式党员：甲明、乙明、丙明" in text
    assert "登记临时党支部" in text


@pytest.mark.parametrize(
    "stage", [Standing.Stage.PROBATIONARY, Standing.Stage.ACTIVIST, Standing.Stage.CANDIDATE]
)
def test_whoever_is_no_full_member_yet_is_not_counted(secretary, house, project, stage):
    Standing.objects.filter(person__name="丙明").update(stage=stage)
    assert "正式党员2人，不足3人" in shown(secretary, project)
    assert waits(house) == []


def test_who_has_left_is_not_counted_and_nobody_twice(secretary, house, project):
    part = project.members.get(person__name="丙明")
    part.until = date(2026, 11, 20)
    part.save()
    assert "正式党员2人，不足3人" in shown(secretary, project)
    ProjectMemberFactory(project=project, person=part.person, since=date(2026, 11, 21))
    assert "正式党员3人，够3人" in shown(secretary, project)


@pytest.mark.parametrize(("until", "asked"), [("2027-02-28", True), ("2027-02-27", False)])
def test_six_months_to_the_day_are_enough(house, project, until, asked):
    project.until = date.fromisoformat(until)
    project.save()
    assert bool(waits(house)) is asked


def test_the_secretary_alone_is_asked_with_the_article_until_it_is_settled(house, project):
    (waiting,) = waits(house)
    assert "改造专班" in waiting.text
    assert "第五条" in waiting.why
    assert waits(house, "officer") == waits(house, "neighbour") == []


def test_a_temporary_branch_is_recorded_once_and_ends_with_the_group(secretary, house, project):
    address = reverse("projects:record_branch", args=[project.pk])
    assert "改造专班临时党支部" in secretary.get(address).text
    typed = {"name": "改造专班临时党支部", "established_on": "2026-11-10"}
    early = secretary.post(address, typed | {"established_on": "2026-08-01"})
    assert "早于开始日期" in early.text
    assert secretary.post(address, typed).status_code == 302
    branch = Branch.objects.get(kind=Branch.Kind.TEMPORARY)
    assert branch.agency == house.agency
    assert "已成立党支部" in shown(secretary, project)
    assert waits(house) == []
    assert "已经登记了临时党支部" in secretary.post(address, typed | {"name": "又一个"}).text
    end = reverse("projects:end", args=[project.pk])
    assert "改造专班临时党支部随项目组撤销" in secretary.get(end).text
    secretary.post(end, {"last_day": "2026-11-23", "result": "完工", "revision": "0"})
    branch.refresh_from_db()
    assert branch.dissolved_on == date(2026, 11, 24)
    secretary.post(reverse("projects:prolong", args=[project.pk]), {"until": "2027-05-31"})
    branch.refresh_from_db()
    assert branch.dissolved_on is None


def test_a_group_that_ended_by_itself_leaves_no_branch_behind_unnoticed(secretary, house, project):
    typed = {"name": "改造专班临时党支部", "established_on": "2026-11-10"}
    secretary.post(reverse("projects:record_branch", args=[project.pk]), typed)
    project.refresh_from_db()
    project.until = date(2026, 11, 20)
    project.save()
    (waiting,) = waits(house)
    assert "临时党支部还没有撤销" in waiting.text
    secretary.post(waiting.url, {"last_day": "2026-11-20", "result": "完工", "revision": "0"})
    assert waits(house) == []


def test_why_there_is_none_is_written_down_and_nobody_is_asked_again(secretary, house, project):
    address = reverse("projects:no_branch", args=[project.pk])
    assert "请写明原因" in secretary.post(address, {"why": " "}).text
    assert secretary.post(address, {"why": "都在同一个支部过组织生活"}).status_code == 302
    text = shown(secretary, project)
    assert "都在同一个支部过组织生活" in text
    assert "请留意" in text
    assert "没有成立，已写明原因" in text
    assert waits(house) == []


def test_the_last_day_stands_among_what_is_coming(house, project):
    viewer = viewer_of(house.users["officer"], on=TODAY)
    project.until = date(2026, 12, 10)
    project.save()
    (coming,) = coming_for(viewer, on=TODAY, until=date(2026, 12, 22))
    assert (coming.day, coming.text) == (date(2026, 12, 10), "项目党小组到期：改造专班")


def test_the_today_page_asks_as_often_for_three_groups_as_for_one(
    house, project, django_assert_num_queries
):
    viewer = viewer_of(house.users["secretary"], on=TODAY)
    with django_assert_num_queries(5):
        waiting_for(viewer, on=TODAY)
    for name in ("甲专班", "乙专班"):
        more = ProjectFactory(branch=house.branch, name=name)
        ProjectMemberFactory(project=more, person=house.person)
    with django_assert_num_queries(5):
        waiting_for(viewer, on=TODAY)


def test_the_rule_stands_on_the_page_of_rules_with_its_value(secretary):
    text = secretary.get(reverse("regime:rules"), {"q": "ZB-05"}).text
    assert "应当成立党支部的项目组、工作组的期限：6个月" in text
