"""The demo's plans, talks and dues stand, and leave something to do."""

from datetime import date

import pytest

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.membership.models import Companion, DuesBase
from zhibu.apps.organisation.models import Branch
from zhibu.apps.regime.models import YearPlan
from zhibu.apps.talks.models import Talk
from zhibu.demo.building import build_demo


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2027, 1, 1), date(2028, 2, 29)])
def test_the_demo_stands_on_any_day_of_the_year(db, today):
    build_demo(seed=1, today=today, agencies=8)
    plans = YearPlan.objects.filter(year=today.year)
    assert plans.exclude(accepted_at=None).count() == Branch.objects.count() - 1
    assert not Meeting.objects.filter(state=Meeting.State.PROPOSED).exists()
    assert not Talk.objects.filter(on__gt=today).exists()
    assert DuesBase.objects.filter(year=today.year).exists()
    assert set(Companion.objects.values_list("person__standings__stage", flat=True)) == {"activist"}
