"""The demo's weekly reviews: a gap that is a gap, promises of every kind, a week to fill in."""

from datetime import date, timedelta

import pytest

from zhibu.apps.diary.queries.weeks import monday_of
from zhibu.apps.organisation.models import Branch, SectionHead
from zhibu.apps.reviews.models import Comment, ReviewHabits, SectionReport, Week
from zhibu.apps.reviews.places import BranchWeek
from zhibu.apps.reviews.queries.promises import opening, promises_of_branch
from zhibu.demo.accounts import member_without_post
from zhibu.demo.building import build_demo

WEEKS = 8


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2027, 1, 1), date(2028, 2, 27)])
def test_the_first_branch_has_eight_weeks_with_a_gap_and_promises_of_every_kind(db, today):
    build_demo(seed=1, today=today, agencies=2)
    branch = Branch.objects.order_by("pk")[0]
    monday = monday_of(today)
    weeks = list(Week.objects.filter(branch=branch).order_by("monday"))
    assert len(weeks) == WEEKS - 1
    assert weeks[0].monday == monday - timedelta(weeks=WEEKS)
    assert weeks[-1].monday == monday - timedelta(weeks=1)
    assert set(Comment.objects.values_list("tone", flat=True)) == {"praise", "criticism"}
    promises = list(promises_of_branch(branch))
    kept = [one for one in promises if one.done_on]
    assert any(one.done_on <= one.due_on for one in kept)
    assert any(one.done_on > one.due_on for one in kept)
    assert all(one.outcome for one in kept)
    assert any(one.moved_to for one in promises if one.done_on is None)
    assert all(one.done_on <= today for one in kept)
    assert opening(BranchWeek(branch=branch, monday=monday)).filter(done_on=None).exists()


def test_the_member_of_the_demo_finds_a_week_to_fill_in_with_last_weeks_plans(db):
    today = date(2026, 11, 24)
    build_demo(seed=1, today=today, agencies=2)
    branch = Branch.objects.order_by("pk")[0]
    head = SectionHead.objects.get(person=member_without_post(branch.pk, today=today))
    reports = SectionReport.objects.filter(section=head.section)
    assert not reports.filter(week__monday=monday_of(today)).exists()
    last = reports.get(week__monday=monday_of(today) - timedelta(weeks=1))
    assert last.coming
    assert ReviewHabits.objects.get(branch=branch).weekday == today.weekday()
