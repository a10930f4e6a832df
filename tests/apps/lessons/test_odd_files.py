"""Files that are not what they say, and what an officer is told of colleagues elsewhere."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.apps.lessons.records import LessonFactory, address
from tests.factories import (
    AffiliationFactory,
    EmploymentFactory,
    PersonFactory,
    SectionFactory,
)
from tests.houses import build_house

from zhibu.apps.lessons.models import Material

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return build_house()


@pytest.fixture
def officer(client, house):
    client.force_login(house.users["officer"])
    return client


def from_the_future() -> bytes:
    """Return an archive that says it needs a program of version 25.5 to be opened."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "x")
    content = bytearray(packed.getvalue())
    content[content.index(b"PK\x01\x02") + 6] = 255
    return bytes(content)


def test_an_archive_nobody_can_open_is_refused_in_words(officer, house):
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    file = SimpleUploadedFile("讲稿.docx", from_the_future())
    answer = officer.post(reverse("lessons:add_file", args=[lesson.pk]), {"file": file})
    assert answer.status_code == 422
    assert "文件内容不是 DOCX" in answer.text
    assert not Material.objects.exists()


def test_no_date_of_birth_of_a_colleague_in_another_branch_is_told(officer, house):
    colleague = PersonFactory(zone=house.zone, name="于小燕", birth_month="1998-03")
    section = SectionFactory(agency=house.agency, name="编研科")
    EmploymentFactory(person=colleague, agency=house.agency, section=section.name)
    AffiliationFactory(person=colleague, branch=house.other_branch)
    shown = officer.get(address("speakers", house.branch)).text
    assert "于小燕" in shown
    assert "1998年" not in shown
    picked = {"person": colleague.pk}
    assert "1998年" not in officer.get(address("add_speaker", house.branch), picked).text
