"""Who is lent where, with what was written about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from zhibu.apps.organisation.models import Affiliation, Branch, Person, Secondment
from zhibu.apps.projects.models import Posting, Project


@dataclass(frozen=True, kw_only=True)
class Lent:
    """A secondment and what was written about it."""

    secondment: Secondment
    posting: Posting | None
    is_over: bool


def lent_of_branch(
    branch: Branch, *, on: date, typed: str = "", everybody: bool = False
) -> list[Lent]:
    """Return the branch's people lent out, in three queries; `everybody`: also those back."""
    people = Affiliation.objects.on(on).filter(zone_id=branch.zone_id, branch=branch)
    found = Secondment.objects.filter(zone_id=branch.zone_id, person__in=people.values("person"))
    if not everybody:
        found = found.filter(Q(until=None) | Q(until__gte=on))
    if typed:
        found = found.filter(Q(person__name__icontains=typed) | Q(host__icontains=typed))
    return _with_postings(found.order_by("-since", "-pk"), on)


def lent_of(person: Person, *, on: date) -> list[Lent]:
    """Return a person's own secondments, in two queries."""
    found = Secondment.objects.filter(zone_id=person.zone_id, person=person)
    return _with_postings(found.order_by("-since", "-pk"), on)


def posting_of(secondment: Secondment) -> Posting | None:
    """Return what was written about a secondment."""
    return Posting.objects.filter(secondment=secondment).select_related("project").first()


def projects_to_choose(secondment: Secondment) -> QuerySet[Project]:
    """Return the groups the person is or was in: a posting may belong to one of them."""
    return Project.objects.filter(
        zone_id=secondment.zone_id, members__person=secondment.person_id
    ).distinct()


def _with_postings(secondments: QuerySet[Secondment], on: date) -> list[Lent]:
    found = list(secondments.select_related("person"))
    return [
        Lent(secondment=one, posting=written, is_over=one.until is not None and one.until < on)
        for one, written in _paired(found)
    ]


def _paired(found: list[Secondment]) -> Iterable[tuple[Secondment, Posting | None]]:
    written = Posting.objects.filter(secondment__in=found).select_related("project")
    by_secondment = {posting.secondment_id: posting for posting in written}
    return [(one, by_secondment.get(one.pk)) for one in found]
