"""Decisions of meetings and measures of studies that may become items of a branch."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from zhibu.apps.meetings.models import FollowUp
from zhibu.apps.organisation.models import Affiliation, Branch, Person
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.research.models import Measure


@dataclass(frozen=True, kw_only=True)
class Source:
    """A decision or a measure, and the branch that may take it over as an item."""

    branch: Branch
    follow_up: FollowUp | None = None
    measure: Measure | None = None

    @property
    def branch_id(self) -> int:
        """Key of the branch, which decides who may take it over."""
        return self.branch.pk

    @property
    def record(self) -> FollowUp | Measure:
        """Whichever of the two it is."""
        found = self.follow_up or self.measure
        assert found is not None  # noqa: S101 -- made by the two functions below only
        return found

    @property
    def owner(self) -> Person:
        """Who answers for it."""
        return self.record.owner

    @property
    def until(self) -> date:
        """The day it is to be done by."""
        return self.follow_up.until if self.follow_up is not None else self.record.due_on


def open_decisions(branch: Branch, *, typed: str = "") -> QuerySet[FollowUp]:
    """Return the branch's decisions still to do that are no items yet."""
    found = FollowUp.objects.filter(
        zone_id=branch.zone_id, meeting__branch=branch, done_on=None, work_item=None
    )
    if typed:
        found = found.filter(text__icontains=typed)
    return found.select_related("meeting", "owner").defer("meeting__minutes", "meeting__draft")


def open_measures(branch: Branch, *, on: date, typed: str = "") -> QuerySet[Measure]:
    """Return the measures people of the branch took on, still to do, that are no items yet."""
    is_ours = Affiliation.objects.on(on).filter(branch=branch, person=OuterRef("owner"))
    found = Measure.objects.filter(
        Exists(is_ours), zone_id=branch.zone_id, done_on=None, work_item=None
    )
    if typed:
        found = found.filter(text__icontains=typed)
    return found.select_related("finding__study", "owner")


def decision_to_take(branch_id: int, follow_up_id: int) -> Source:
    """Return a decision that the branch may still take over, or raise Http404."""
    branch = branch_of(branch_id)
    found = open_decisions(branch).filter(pk=follow_up_id).first()
    if found is None:
        raise Http404("没有这一项待办，或者已经转为工作事项。")
    return Source(branch=branch, follow_up=found)


def measure_to_take(branch_id: int, measure_id: int, *, on: date) -> Source:
    """Return a measure that the branch may still take over, or raise Http404."""
    branch = branch_of(branch_id)
    found = open_measures(branch, on=on).filter(pk=measure_id).first()
    if found is None:
        raise Http404("没有这一项措施，或者已经转为工作事项。")
    return Source(branch=branch, measure=found)
