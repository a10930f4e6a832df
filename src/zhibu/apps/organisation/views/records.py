"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.organisation.models import (
    Agency,
    AwayPeriod,
    Branch,
    Person,
    Post,
    Secondment,
    Section,
    SectionHead,
    Term,
    Zone,
)


def zone_of(zone_id: int) -> Zone:
    """Return the zone or raise Http404."""
    return get_object_or_404(Zone.objects.select_related("committee"), pk=zone_id)


def agency_of(agency_id: int) -> Agency:
    """Return the agency or raise Http404."""
    return get_object_or_404(Agency.objects.select_related("zone"), pk=agency_id)


def branch_of(branch_id: int) -> Branch:
    """Return the branch or raise Http404."""
    return get_object_or_404(Branch.objects.select_related("zone", "agency"), pk=branch_id)


def person_of(person_id: int) -> Person:
    """Return the person or raise Http404."""
    return get_object_or_404(Person.objects.select_related("zone"), pk=person_id)


def post_of(post_id: int) -> Post:
    """Return the post or raise Http404."""
    return get_object_or_404(Post.objects.select_related("branch", "person"), pk=post_id)


def term_of(term_id: int) -> Term:
    """Return the term or raise Http404."""
    return get_object_or_404(Term.objects.select_related("branch"), pk=term_id)


def secondment_of(secondment_id: int) -> Secondment:
    """Return the secondment or raise Http404."""
    return get_object_or_404(Secondment.objects.select_related("person"), pk=secondment_id)


def away_of(away_id: int) -> AwayPeriod:
    """Return the period away or raise Http404."""
    return get_object_or_404(AwayPeriod.objects.select_related("person"), pk=away_id)


def section_of(section_id: int) -> Section:
    """Return the section or raise Http404."""
    return get_object_or_404(Section.objects.select_related("agency"), pk=section_id)


def headship_of(headship_id: int) -> SectionHead:
    """Return the time somebody heads a section, or raise Http404."""
    found = SectionHead.objects.select_related("person", "section__agency")
    return get_object_or_404(found, pk=headship_id)
