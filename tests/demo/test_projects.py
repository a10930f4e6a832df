"""The demo's project groups: one of three agencies that needs a branch, one ended, postings."""

from datetime import date
from random import Random

import pytest
from tests.factories import AgencyFactory, BranchFactory, SecondmentFactory, ZoneFactory, member_of

from zhibu.apps.projects.models import Posting, Project
from zhibu.apps.projects.queries.teams import agencies_of, verdicts_of
from zhibu.demo.projects import build_projects

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def zone():
    zone = ZoneFactory()
    for _ in range(3):
        branch = BranchFactory(agency=AgencyFactory(zone=zone))
        people = [member_of(branch) for _ in range(5)]
        SecondmentFactory(person=people[-1])
    return zone


def test_one_group_of_three_agencies_needs_a_branch_and_one_has_ended(zone):
    build_projects(zone, today=TODAY, random=Random(1))
    ended, running = Project.objects.filter(zone=zone).order_by("since")
    assert len(agencies_of([running])[running.pk]) == 3
    assert verdicts_of([running], on=TODAY)[running.pk].is_open
    assert ended.is_over(TODAY)
    assert ended.result


def test_people_lent_out_have_written_something_but_not_all(zone):
    build_projects(zone, today=TODAY, random=Random(1))
    assert 0 < Posting.objects.filter(zone=zone).count() < 4


def test_a_zone_without_branches_gets_none():
    zone = ZoneFactory()
    build_projects(zone, today=TODAY, random=Random(1))
    assert not Project.objects.filter(zone=zone).exists()
