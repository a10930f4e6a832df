"""The work items of a group; what people lent elsewhere took on; what goes to their record."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.projects.records import (
    PostingFactory,
    ProjectFactory,
    ProjectItemFactory,
    ProjectMemberFactory,
)
from tests.apps.workitems.records import WorkItemFactory
from tests.factories import SecondmentFactory, member_of
from tests.houses import build_house

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.held import held_about
from zhibu.apps.projects.models import Posting, ProjectItem
from zhibu.apps.projects.queries.contributions import parts_of
from zhibu.apps.workitems.models import WorkItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def project(house):
    return ProjectFactory(branch=house.branch, name="改造专班")


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def test_an_item_of_the_branch_is_linked_and_left_to_it_again(officer, house, project):
    item = WorkItemFactory(branch=house.branch, title="排查管网")
    address = reverse("projects:link_item", args=[project.pk])
    assert "排查管网" in officer.get(address, {"q": "管网"}).text
    assert "没有含“绿化”的事项" in officer.get(address, {"q": "绿化"}).text
    officer.post(address, {"item": item.pk})
    shown = officer.get(reverse("projects:project", args=[project.pk])).text
    assert "排查管网" in shown
    assert "谋划" in shown
    assert "还没有写业务目标" in shown
    assert reverse("workitems:item", args=[item.pk]) in shown
    officer.post(reverse("projects:unlink_item", args=[ProjectItem.objects.get().pk]))
    assert not ProjectItem.objects.exists()
    assert WorkItem.objects.filter(pk=item.pk).exists()


def test_items_of_other_branches_and_other_groups_are_not_to_be_had(officer, house, project):
    strange = WorkItemFactory(branch=house.other_branch, title="别家事项")
    taken = ProjectItemFactory(project=ProjectFactory(branch=house.branch)).item
    address = reverse("projects:link_item", args=[project.pk])
    assert "别家事项" not in officer.get(address).text
    for pk in (strange.pk, "x", ""):
        answer = officer.post(address, {"item": pk}, follow=True)
        assert "没有这个事项" in answer.text
    assert "已关联到" in officer.post(address, {"item": taken.pk}, follow=True).text
    assert not project.items.exists()


def test_a_new_item_of_a_group_stands_among_the_branchs(officer, house, project):
    address = reverse("projects:add_item", args=[project.pk])
    assert "请填写事项" in officer.post(address, {"title": ""}).text
    typed = {"title": "管网普查", "goal": "查清12个小区", "party_part": "党员包片"}
    assert officer.post(address, typed | {"due_on": "2026-12-31"}).status_code == 302
    item = WorkItem.objects.get()
    assert (item.branch, item.due_on) == (house.branch, date(2026, 12, 31))
    assert item.project_link.project == project


def test_a_branch_lists_its_people_lent_out_with_what_they_do(officer, house):
    secondment = SecondmentFactory(person=house.person, host="公安县某村")
    SecondmentFactory(person=member_of(house.other_branch, "柳依依"))
    SecondmentFactory(
        person=member_of(house.branch, "归来人"), until=date(2026, 1, 31), host="洪湖某村"
    )
    address = reverse("projects:postings", args=[house.branch.pk])
    shown = officer.get(address).text
    assert "陈一鸣" in shown
    assert "公安县某村" in shown
    assert "柳依依" not in shown
    assert "归来人" not in shown
    assert "归来人" in officer.get(address, {"show": "all"}).text
    assert "没有符合“无此”" in officer.get(address, {"q": "无此"}).text
    write = reverse("projects:write_posting", args=[secondment.pk])
    assert officer.post(write, {"duty": "驻村帮扶", "revision": "0"}).status_code == 302
    assert "驻村帮扶" in officer.get(address).text
    saved = officer.get(reverse("projects:export_postings", args=[house.branch.pk]))
    assert saved.content.startswith(b"PK")


def test_who_is_lent_writes_what_they_learned_and_the_officer_does_not(client, house, project):
    secondment = SecondmentFactory(person=house.person)
    ProjectMemberFactory(project=project, person=house.person)
    write = reverse("projects:write_posting", args=[secondment.pk])
    client.force_login(house.users["member"])
    typed = {"duty": "入户", "learned": "懂了乡音", "project": project.pk, "revision": "0"}
    assert client.post(write, typed).status_code == 302
    assert "懂了乡音" in client.get(reverse("projects:home")).text
    client.force_login(house.users["officer"])
    assert "懂了乡音" not in client.get(write).text
    stale = client.post(write, {"duty": "帮扶", "revision": "0"})
    assert stale.status_code == 422
    assert "入户" in stale.text
    assert "懂了乡音" not in stale.text
    client.post(write, {"duty": "帮扶", "learned": "代写", "revision": "1"})
    posting = Posting.objects.get()
    assert (posting.duty, posting.learned) == ("帮扶", "懂了乡音")


def test_what_somebody_did_is_told_for_their_record_and_held_on_their_page(house, project):
    ProjectMemberFactory(
        project=project, person=house.person, role="leader", duty="总抓", learned="会协调"
    )
    written = PostingFactory(
        secondment=SecondmentFactory(person=house.person), duty="驻村", project=project
    )
    bare = SecondmentFactory(person=house.person, since=date(2026, 8, 1), kind="posted")
    parts = parts_of(house.person)
    (part,) = parts.projects
    assert (part.project, part.role, part.duty, part.learned) == (
        "改造专班",
        "组长",
        "总抓",
        "会协调",
    )
    assert (part.since, part.until) == (project.since, project.until)
    assert [one.secondment_id for one in parts.postings] == [bare.pk, written.secondment_id]
    assert (parts.postings[1].duty, parts.postings[1].project) == ("驻村", "改造专班")
    held = {section.title: section.rows for section in held_about(house.person)}
    assert held["项目党小组"][0][-1] == "会协调"
    assert held["借调纪实"][0][3] == "驻村"


def test_a_part_is_told_up_to_the_end_of_the_group(house, project):
    part = ProjectMemberFactory(project=project, person=house.person)
    project.ended_on = date(2026, 11, 20)
    project.save()
    assert parts_of(house.person).projects[0].until == date(2026, 11, 20)
    part.until = date(2026, 10, 1)
    part.save()
    assert parts_of(house.person).projects[0].until == date(2026, 10, 1)


def test_the_trail_knows_whose_part_it_was_but_not_what_they_wrote(house, project):
    part = ProjectMemberFactory(project=project, person=house.person, learned="只给自己人看")
    entry = AuditEntry.objects.get_for_object(part).get()
    assert entry.additional_data["person"] == house.person.pk
    assert "只给自己人看" not in str(entry.changes)
    posting = PostingFactory(secondment=SecondmentFactory(person=house.person))
    entry = AuditEntry.objects.get_for_object(posting).get()
    assert entry.additional_data["person"] == house.person.pk
