from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from tests.factories import UserFactory

from zhibu.apps.meetings.models import Photo
from zhibu.apps.meetings.photos import LARGEST_BYTES, LONGEST_EDGE, clean_photo
from zhibu.apps.meetings.services.photos import MOST, add_photo
from zhibu.apps.meetings.services.refusals import PhotoUnfit

GPS = 0x8825
MADE_BY = 0x010F


def picture(kind="JPEG", size=(40, 30), exif=None, mode="RGB"):
    written = BytesIO()
    more = {"exif": exif} if exif else {}
    Image.new(mode, size, "white").save(written, kind, **more)
    return written.getvalue()


def with_place():
    exif = Image.Exif()
    exif[MADE_BY] = "手机"
    exif[GPS] = {1: "N", 2: (30.0, 20.0, 0.0)}
    return picture(exif=exif)


def test_place_and_device_are_gone_and_the_picture_stays():
    before = Image.open(BytesIO(with_place())).getexif()
    assert MADE_BY in before
    after = Image.open(BytesIO(clean_photo(with_place())))
    assert dict(after.getexif()) == {}
    assert "exif" not in after.info
    assert after.size == (40, 30)


def test_a_large_picture_is_made_small_and_a_png_with_alpha_is_taken():
    clean = Image.open(BytesIO(clean_photo(picture("PNG", (4000, 2000), mode="RGBA"))))
    assert (clean.format, clean.size) == ("JPEG", (LONGEST_EDGE, LONGEST_EDGE // 2))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture("GIF"),
        picture()[:200],
        picture("PNG", (9000, 9000), mode="1"),
    ],
    ids=["empty", "pdf", "svg", "gif", "cut short", "unfolds to too much"],
)
def test_what_is_no_photo_is_refused(content):
    with pytest.raises(PhotoUnfit, match="JPEG 或 PNG"):
        clean_photo(content)


def test_a_file_over_five_megabytes_is_refused():
    with pytest.raises(PhotoUnfit, match="5 MB"):
        clean_photo(b"0" * (LARGEST_BYTES + 1))


@pytest.mark.django_db
def test_an_officer_adds_and_removes_a_photo_that_members_see(client, signed_in, staffed, meeting):
    address = reverse("meetings:add_photo", args=[meeting.pk])
    file = SimpleUploadedFile("照片.jpg", with_place(), content_type="image/jpeg")
    assert 'enctype="multipart/form-data"' in signed_in.get(address).text
    assert signed_in.post(address, {"photo": file, "caption": "会场"}).status_code == 302
    photo = Photo.objects.get()
    client.force_login(UserFactory(person=staffed.members[0]))
    shown = client.get(reverse("meetings:photo", args=[photo.pk]))
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert Image.open(BytesIO(shown.content)).size == (40, 30)
    client.force_login(staffed.user)
    client.post(reverse("meetings:remove_photo", args=[photo.pk]))
    assert not Photo.objects.exists()


@pytest.mark.django_db
def test_a_wrong_file_is_refused_on_the_page_with_the_caption_kept(signed_in, meeting):
    file = SimpleUploadedFile("x.jpg", b"not a picture")
    address = reverse("meetings:add_photo", args=[meeting.pk])
    refused = signed_in.post(address, {"photo": file, "caption": "会场"})
    assert refused.status_code == 422
    assert "不是能打开的 JPEG 或 PNG 照片" in refused.text
    assert 'value="会场"' in refused.text


@pytest.mark.django_db
def test_a_meeting_is_no_album(meeting):
    for _ in range(MOST):
        add_photo(meeting=meeting, content=picture())
    with pytest.raises(PhotoUnfit, match="最多"):
        add_photo(meeting=meeting, content=picture())
