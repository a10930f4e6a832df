"""Adding a photo to a finished record, if somebody wants to; taking it away again."""

from django.db import transaction

from zhibu.apps.meetings.models import Meeting, Photo
from zhibu.apps.meetings.photos import clean_photo
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.refusals import PhotoUnfit

MOST = 6


@transaction.atomic
def add_photo(*, meeting: Meeting, content: bytes, caption: str = "") -> Photo:
    """Keep a photo without where and with what it was taken. Never asked for.

    Raises:
        PhotoUnfit: it is no photo we keep, or there are enough.
    """
    clean = clean_photo(content)
    meeting = checks.lock(meeting)
    if meeting.photos.count() >= MOST:
        raise PhotoUnfit(f"一次会议最多放 {MOST} 张照片。", hint="可以先删去一张。")
    return Photo.objects.create(
        zone_id=meeting.zone_id, meeting=meeting, content=clean, caption=caption.strip()
    )


@transaction.atomic
def remove_photo(*, photo: Photo) -> None:
    """Take a photo away for good."""
    photo.delete()
