"""A branch agrees on the weekday, who sees comments and which leaders comment."""

import pytest
from django.urls import reverse
from tests.apps.reviews.people import (
    at_section,
    browser_of,
    build_office,
    secretary_of,
    staff_of,
)
from tests.apps.reviews.records import section_in

from zhibu.apps.reviews.models import ReviewHabits, ReviewLeader

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    return build_office()


def agree(client, office, **typed):
    facts = {"weekday": "4", "seen_by": "section"} | typed
    return client.post(reverse("reviews:habits", args=[office.branch.pk]), facts)


def test_the_usual_is_fridays_and_the_secretary_changes_it(office):
    secretary = secretary_of(office)
    page = secretary.get(reverse("reviews:habits", args=[office.branch.pk]))
    assert '<option value="4" selected>周五</option>' in page.text
    assert not ReviewHabits.objects.exists()
    assert agree(secretary, office, weekday="1", seen_by="head").status_code == 302
    habits = ReviewHabits.objects.get()
    assert (habits.weekday, habits.comments_seen_by) == (1, "head")
    assert "给科室负责人和领导看" in secretary.get(at_section("comment", office)).text
    assert agree(secretary, office, weekday="7").status_code == 422


def test_leaders_begin_and_end_with_the_list(office):
    boss = staff_of(section_in(office.house, "办公室"), "乔副县")
    secretary = secretary_of(office)
    assert agree(secretary, office, leaders=[boss.pk]).status_code == 302
    assert browser_of(boss).get(at_section("comment", office)).status_code == 200
    assert agree(secretary, office, leaders=[boss.pk]).status_code == 302
    assert ReviewLeader.objects.count() == 1
    assert agree(secretary, office).status_code == 302
    assert browser_of(boss).get(at_section("comment", office)).status_code == 404


def test_a_leader_of_earlier_days_stays_on_record_when_it_ends(office):
    boss = staff_of(section_in(office.house, "办公室"), "乔副县")
    secretary = secretary_of(office)
    agree(secretary, office, leaders=[boss.pk])
    ReviewLeader.objects.update(since="2026-01-05")
    assert agree(secretary, office).status_code == 302
    assert str(ReviewLeader.objects.get().until) == "2026-11-23"


def test_somebody_from_elsewhere_is_no_leader(office):
    stranger = office.house.users["neighbour"].person
    assert agree(secretary_of(office), office, leaders=[stranger.pk]).status_code == 422
    assert not ReviewLeader.objects.exists()
