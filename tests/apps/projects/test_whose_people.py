"""Officers hear of a group, and see it, for the people of agencies their branch covers."""

import pytest
from django.urls import reverse
from tests.apps.projects.records import ProjectFactory, ProjectMemberFactory, third_branch
from tests.apps.resources.records import RoomFactory
from tests.factories import (
    AgencyFactory,
    BranchFactory,
    EmploymentFactory,
    PersonFactory,
    PostFactory,
    SectionFactory,
    UserFactory,
    member_of,
    officer_of,
)
from tests.houses import build_house

from zhibu.apps.notices.models import Notice
from zhibu.apps.organisation.models import Branch, BranchUnit

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def page(project):
    return reverse("projects:project", args=[project.pk])


def add(client, project, person):
    typed = {"role": "member", "since": "2026-11-01", "duty": ""}
    return client.post(reverse("projects:add_person", args=[project.pk, person.pk]), typed)


def told_officers(guest):
    return {notice.person.name for notice in Notice.objects.exclude(person=guest)}


def test_officers_of_a_branch_at_another_agency_are_not_told(officer, house):
    project, third = ProjectFactory(branch=house.branch), third_branch(house)
    officer_of(third, "欧阳明")
    guest = member_of(house.other_branch, "柳依依")
    guest.employments.update(agency=third.agency)
    assert add(officer, project, guest).status_code == 302
    assert told_officers(guest) == {"欧阳明"}
    officer.force_login(house.users["neighbour"])
    assert officer.get(page(project)).status_code == 404


def test_officers_of_a_joint_branch_are_told_and_open_what_they_were_told_of(officer, house):
    project, joint = ProjectFactory(branch=house.branch), third_branch(house)
    small = AgencyFactory(zone=house.zone)
    BranchUnit.objects.create(zone=house.zone, branch=joint, agency=small)
    keeper = officer_of(joint, "欧阳明")
    guest = member_of(joint, "段正平")
    guest.employments.update(agency=small)
    assert add(officer, project, guest).status_code == 302
    assert told_officers(guest) == {"欧阳明"}
    officer.force_login(UserFactory(person=keeper))
    assert officer.get(page(project)).status_code == 200
    assert str(project) in officer.get(reverse("projects:home")).text


def test_who_keeps_the_branch_of_a_group_keeps_nothing_else_of_the_agency(client, house):
    temporary = BranchFactory(agency=house.agency, kind=Branch.Kind.TEMPORARY)
    guest = PersonFactory(zone=house.zone, name="柳依依")
    EmploymentFactory(person=guest, agency=third_branch(house).agency)
    PostFactory(person=guest, branch=temporary)
    other = ProjectFactory(branch=house.other_branch)
    ProjectMemberFactory(project=other, person=house.person)
    room = RoomFactory(agency=house.agency)
    section = SectionFactory(agency=house.agency)
    client.force_login(UserFactory(person=guest))
    assert client.get(page(other)).status_code == 404
    assert client.get(reverse("resources:change_room", args=[room.pk])).status_code == 404
    assert client.get(reverse("organisation:appoint_head", args=[section.pk])).status_code == 404


def test_an_item_number_longer_than_any_is_no_item(officer, house):
    address = reverse("projects:link_item", args=[ProjectFactory(branch=house.branch).pk])
    answer = officer.post(address, {"item": "9" * 5000}, follow=True)
    assert "没有这个事项" in answer.text
