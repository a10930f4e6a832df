"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.contributions.models import Release


def release_at(release_id: int) -> Release:
    """Return what was handed over, or raise Http404."""
    found = Release.objects.select_related("person", "branch")
    return get_object_or_404(found, pk=release_id)
