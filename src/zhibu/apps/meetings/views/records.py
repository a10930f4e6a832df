"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.meetings.models import Meeting, Photo, RecordVersion


def meeting_of(meeting_id: int) -> Meeting:
    """Return the meeting with its branch, or raise Http404."""
    found = Meeting.objects.select_related(
        *("branch__zone", "branch__agency", "group", "chair", "recorder"),
        *("room", "lecturer", "joint", "makes_up"),
    )
    return get_object_or_404(found, pk=meeting_id)


def version_of(version_id: int) -> RecordVersion:
    """Return an older version of a record with its meeting, or raise Http404."""
    found = RecordVersion.objects.select_related("meeting__branch", "replaced_by")
    return get_object_or_404(found, pk=version_id)


def photo_of(photo_id: int) -> Photo:
    """Return a photo with its meeting, or raise Http404."""
    return get_object_or_404(Photo.objects.select_related("meeting"), pk=photo_id)
