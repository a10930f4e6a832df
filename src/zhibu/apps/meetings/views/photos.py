"""Photos of a meeting: shown, added, removed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.meetings.forms.photos import PhotoForm
from zhibu.apps.meetings.models import Meeting, Photo
from zhibu.apps.meetings.services import photos
from zhibu.apps.meetings.views.records import meeting_of, photo_of


@door("meetings.edit", write="meetings.edit", of=meeting_of)
def add_photo(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Add a photo, if somebody wants to."""
    files = request.FILES if request.method == "POST" else None
    form = PhotoForm(request.POST or None, files, today=timezone.localdate())

    def act() -> str:
        facts = form.cleaned_data
        photos.add_photo(meeting=meeting, content=facts["photo"].read(), caption=facts["caption"])
        return "已添加照片。"

    sheet = Sheet(
        title=f"添加照片：{meeting.kind_names}",
        verb="添加照片",
        back=meeting.get_absolute_url(),
        back_name="回到会议页",
        about="不要求留照片。照片里的地点和设备信息会去掉。",
    )
    return fill_in(request, sheet, form, act)


@door("meetings.see_photo", of=photo_of)
def photo(request: ViewerRequest, photo: Photo) -> HttpResponse:
    """Send a photo to those who may read the record."""
    answer = HttpResponse(bytes(photo.content), content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=3600"
    return answer


@door(write="meetings.edit_left", of=photo_of)
def remove_photo(request: ViewerRequest, photo: Photo) -> HttpResponse:
    """Take a photo away."""
    meeting = photo.meeting
    photos.remove_photo(photo=photo)
    messages.success(request, "已删除照片。")
    return redirect(meeting)
