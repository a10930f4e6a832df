"""From an address to the record behind it."""

from django.shortcuts import get_object_or_404

from zhibu.apps.meetings.models import JointEvent
from zhibu.apps.timetabling.models import Search


def search_of(search_id: int) -> Search:
    """Return the search or raise Http404."""
    searches = Search.objects.select_related("branch", "zone", "asked_by", "accepted_by")
    return get_object_or_404(searches, pk=search_id)


def event_of(event_id: int) -> JointEvent:
    """Return the joint event or raise Http404."""
    return get_object_or_404(JointEvent.objects.select_related("zone"), pk=event_id)
