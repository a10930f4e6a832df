"""From an address to the record behind it."""

from django.shortcuts import get_object_or_404

from zhibu.apps.appraisal.models import Remedy, Round


def round_of(round_id: int) -> Round:
    """Return the round or raise Http404."""
    return get_object_or_404(Round.objects.select_related("branch", "zone"), pk=round_id)


def remedy_of(remedy_id: int) -> Remedy:
    """Return the remedy or raise Http404."""
    return get_object_or_404(Remedy.objects.select_related("life__branch", "owner"), pk=remedy_id)
