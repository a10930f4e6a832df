"""Promises made at weekly reviews: whose they are, by when, kept or not."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from zhibu.apps.organisation.models import Branch
from zhibu.apps.reviews.models import Promise
from zhibu.apps.reviews.places import WEEK, BranchWeek


def promises_of_branch(branch: Branch) -> QuerySet[Promise]:
    """Return all promises of a branch with `day`, the day they are to be kept by now."""
    return _with_day(Promise.objects.filter(zone_id=branch.zone_id, week__branch=branch))


def listed(branch: Branch, *, kept: bool, typed: str = "") -> QuerySet[Promise]:
    """Return the kept ones, the latest first, or the open ones, the nearest day first."""
    found = promises_of_branch(branch).filter(done_on__isnull=not kept)
    if typed:
        found = found.filter(
            Q(text__icontains=typed)
            | Q(outcome__icontains=typed)
            | Q(owner__name__icontains=typed)
            | Q(section__name__icontains=typed)
        )
    return found.order_by("-done_on", "-pk") if kept else found


def opening(place: BranchWeek) -> QuerySet[Promise]:
    """Return the promises a week opens with: made before, and open or kept since the last."""
    made_before = Q(week__monday__lt=place.monday)
    still_of_interest = Q(done_on__isnull=True) | Q(done_on__gte=place.monday - WEEK)
    return promises_of_branch(place.branch).filter(made_before & still_of_interest)


def open_of(person_id: int, *, until: date) -> list[Promise]:
    """Return a person's open promises up to a day."""
    near = Q(moved_to__lte=until) | Q(moved_to=None, due_on__lte=until)
    return list(_with_day(Promise.objects.filter(near, owner=person_id, done_on=None)))


def _with_day(promises: QuerySet[Promise]) -> QuerySet[Promise]:
    found = promises.select_related("week__branch", "section__agency", "owner")
    return found.annotate(day=Coalesce("moved_to", "due_on")).order_by("day", "pk")
