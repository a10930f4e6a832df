"""How a branch holds its reviews; those that agreed on nothing have the usual habits."""

from datetime import date

from django.db.models import QuerySet

from zhibu.apps.organisation.models import Branch, Employment, Person, Post
from zhibu.apps.organisation.queries.sections import agency_ids_of
from zhibu.apps.reviews.models import ReviewHabits, ReviewLeader


def habits_of(branch: Branch) -> ReviewHabits:
    """Return what a branch agreed on, or unsaved the usual: Fridays, the section sees."""
    found = ReviewHabits.objects.filter(zone_id=branch.zone_id, branch=branch).first()
    return found or ReviewHabits(zone_id=branch.zone_id, branch=branch)


def leaders_of(branch: Branch, *, on: date) -> list[Person]:
    """Return who comments beside the secretary and deputy on a day."""
    leaders = ReviewLeader.objects.on(on).filter(branch=branch).select_related("person")
    return [leader.person for leader in leaders]


def possible_leaders(branch: Branch, *, on: date) -> QuerySet[Person]:
    """Return who may be put on the list: those in post at the agencies, and who is on it.

    The secretary and the deputy comment in any case.
    """
    works = Employment.objects.on(on).filter(
        zone_id=branch.zone_id,
        agency__in=agency_ids_of(branch),
        status=Employment.Status.IN_POST,
    )
    leaders = ReviewLeader.objects.on(on).filter(branch=branch)
    in_post = Person.objects.filter(pk__in=works.values("person_id"))
    listed = Person.objects.filter(pk__in=leaders.values("person_id"))
    kinds = (Post.Kind.SECRETARY, Post.Kind.DEPUTY)
    secretaries = Post.objects.on(on).filter(branch=branch, kind__in=kinds)
    found = in_post.exclude(pk__in=secretaries.values("person_id")) | listed
    return found.order_by("pk")
