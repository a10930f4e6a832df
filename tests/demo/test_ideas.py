"""The demo's proposals: in every state, some unsigned, none answered before it was made."""

from datetime import date

import pytest
from django.db.models import F

from zhibu.apps.ideas.models import STATES, Idea, State
from zhibu.apps.organisation.models import Branch
from zhibu.apps.workitems.models import WorkItem
from zhibu.demo.building import build_demo

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_every_branch_has_proposals_and_the_first_one_in_every_state():
    build_demo(seed=1, today=TODAY, agencies=3)
    first, *others = Branch.objects.order_by("pk")
    for state in State:
        assert Idea.objects.filter(STATES[state], branch=first).exists(), state
    for branch in others:
        assert Idea.objects.filter(branch=branch).count() >= 3
    for branch in (first, *others):
        assert Idea.objects.filter(branch=branch, author=None).count() == 2
    assert not Idea.objects.filter(decided_on__lt=F("proposed_on")).exists()
    assert not Idea.objects.filter(result_on__gt=TODAY).exists()
    assert not WorkItem.objects.filter(idea__isnull=False, done_on__gt=TODAY).exists()
    assert all(idea.full_clean() is None for idea in Idea.objects.all())
