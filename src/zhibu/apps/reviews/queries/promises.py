"""Promises made at weekly reviews: whose they are, by when, kept or not."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404

from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.reviews.models import Promise

WEEK = timedelta(days=7)


def promise_of(promise_id: int) -> Promise:
    """Return a promise with its week, section and owner, or raise Http404."""
    found = Promise.objects.select_related("week__branch", "section", "owner", "comment__by")
    if (promise := found.filter(pk=promise_id).first()) is None:
        raise Http404
    return promise


def promises_of_branch(branch: Branch) -> QuerySet[Promise]:
    """Return all promises of a branch with `day`, the day they are to be kept by now."""
    return _with_day(Promise.objects.filter(zone_id=branch.zone_id, week__branch=branch))


def promises_of_person(person: Person) -> QuerySet[Promise]:
    """Return what a person promised, with `day`, the day it is to be kept by now."""
    return _with_day(Promise.objects.filter(zone_id=person.zone_id, owner=person))


def opening(branch: Branch, monday: date) -> QuerySet[Promise]:
    """Return the promises a week opens with: made before, and open or kept since the last."""
    made_before = Q(week__monday__lt=monday)
    still_of_interest = Q(done_on__isnull=True) | Q(done_on__gte=monday - WEEK)
    return promises_of_branch(branch).filter(made_before & still_of_interest)


def _with_day(promises: QuerySet[Promise]) -> QuerySet[Promise]:
    found = promises.select_related("week__branch", "section", "owner")
    return found.annotate(day=Coalesce("moved_to", "due_on")).order_by("day", "pk")
