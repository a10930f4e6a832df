"""The demo's work items stand on any day and show what an officer meets."""

from datetime import date

import pytest

from zhibu.apps.organisation.models import Branch
from zhibu.apps.workitems.models import CityTask, Hindrance, WorkItem
from zhibu.apps.workitems.queries.items import items_of_branch, owners_of
from zhibu.demo.building import build_demo


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2027, 1, 2)])
def test_the_demo_has_items_in_every_step_late_stuck_and_half_written(db, today):
    zone = build_demo(seed=1, today=today)[0]
    first = Branch.objects.filter(zone=zone).order_by("pk")[0]
    items = list(items_of_branch(first))
    assert {item.step for item in items} == set(WorkItem.Step.values)
    assert any(item.is_late(today) for item in items)
    assert any(not item.has_both_sides for item in items)
    assert any(item.follow_up_id for item in items)
    assert Hindrance.objects.filter(item__in=items, until=None).exists()
    assert all(owners_of(items).values())
    assert len(CityTask.objects.filter(zone=zone)) == 4
    for item in WorkItem.objects.all():
        days = [item.planned_on, item.deployed_on, item.done_on, item.checked_on]
        known = [day for day in days if day]
        assert known == sorted(known)
        assert known[-1] <= today
