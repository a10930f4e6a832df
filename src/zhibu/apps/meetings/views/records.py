"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.meetings.models import Meeting


def meeting_of(meeting_id: int) -> Meeting:
    """Return the meeting with its branch, or raise Http404."""
    found = Meeting.objects.select_related("branch__zone", "group", "chair", "recorder")
    return get_object_or_404(found, pk=meeting_id)
