"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.research.models import Finding, Measure


def finding_of(finding_id: int) -> Finding:
    """Return the finding with its study, or raise Http404."""
    return get_object_or_404(Finding.objects.select_related("study__zone"), pk=finding_id)


def measure_of(measure_id: int) -> Measure:
    """Return the measure with its finding, study and owner, or raise Http404."""
    found = Measure.objects.select_related("finding__study__zone", "owner", "watched")
    return get_object_or_404(found, pk=measure_id)
