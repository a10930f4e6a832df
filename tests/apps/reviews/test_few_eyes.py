"""Whom a comment meant for few does not reach by another way: the trail, a place on a list."""

from datetime import date

import pytest
from django.urls import reverse
from tests.apps.reviews.people import at_section, at_week, browser_of, build_office, staff_of
from tests.apps.reviews.records import CommentFactory, WeekFactory, section_in
from tests.factories import AgencyFactory, EmploymentFactory

from zhibu.apps.reviews.models import Comment, ReviewLeader, SeenBy

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return build_office()


def test_the_trail_tells_an_officer_nothing_of_a_comment_not_meant_for_them(client, office):
    secretary = office.house.users["secretary"].person
    facts = {"lens": "style", "tone": "criticism", "text": "答复太慢了", "revision": "0"}
    said = browser_of(secretary).post(at_section("comment", office), facts)
    assert said.status_code == 302
    assert Comment.objects.get().seen_by == SeenBy.SECTION
    for role in ("officer", "coordinator"):
        client.force_login(office.house.users[role])
        shown = client.get(reverse("accounts:trail")).text
        assert "点评" in shown
        for words in ("指出不足", "工作作风", "答复太慢了"):
            assert words not in shown


def test_a_leader_who_went_to_another_agency_leads_no_more(office):
    boss = staff_of(section_in(office.house, "办公室"), "乔副县")
    facts = {"zone": office.branch.zone, "branch": office.branch, "person": boss}
    ReviewLeader.objects.create(since=date(2026, 1, 1), **facts)
    week = WeekFactory(branch=office.branch)
    CommentFactory(week=week, section=office.section, seen_by=SeenBy.HEAD, text="只给负责人")
    assert "只给负责人" in browser_of(boss).get(at_week(office)).text
    boss.employments.update(until=date(2026, 11, 20))
    elsewhere = AgencyFactory(zone=office.branch.zone)
    EmploymentFactory(person=boss, agency=elsewhere, section="科室", since=date(2026, 11, 21))
    assert browser_of(boss).get(at_week(office)).status_code == 404
    assert browser_of(boss).get(at_section("comment", office)).status_code == 404


def test_taking_the_list_of_promises_away_stands_in_the_trail(client, office):
    client.force_login(office.house.users["member"])
    address = reverse("reviews:promises_xlsx", args=[office.branch.pk])
    assert client.get(address).status_code == 200
    client.force_login(office.house.users["coordinator"])
    assert "导出复盘的承诺" in client.get(reverse("accounts:trail")).text
