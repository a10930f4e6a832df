"""Micro classes, speakers, lessons and materials for tests."""

from datetime import date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import factory
from django.urls import reverse
from factory.django import DjangoModelFactory
from PIL import Image
from tests.apps.meetings.records import MeetingFactory, whole_record
from tests.factories import BranchFactory, PersonFactory, ZoneFactory

from zhibu.apps.lessons import models
from zhibu.apps.meetings import services as meetings
from zhibu.apps.meetings.models import Meeting

MONDAY = date(2026, 11, 30)
"""The first Monday after the day on which the clock stands still."""
EVENING = datetime(2026, 11, 23, 17, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def address(name: str, record) -> str:
    """Return an address of the room that names one record."""
    return reverse(f"lessons:{name}", args=[record.pk])


def as_(client, house, role):
    """Sign in as a role of the house."""
    client.force_login(house.users[role])
    return client


class ClassFactory(DjangoModelFactory):
    class Meta:
        model = models.Class
        django_get_or_create = ("branch",)

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    name = "史志讲堂"


class SpeakerFactory(DjangoModelFactory):
    class Meta:
        model = models.Speaker

    class Params:
        branch = factory.SubFactory(BranchFactory)

    micro_class = factory.SubFactory(ClassFactory, branch=factory.SelfAttribute("..branch"))
    zone = factory.SelfAttribute("micro_class.zone")
    person = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    kind = "officer"
    since = date(2026, 1, 1)


class PauseFactory(DjangoModelFactory):
    class Meta:
        model = models.Pause

    speaker = factory.SubFactory(SpeakerFactory)
    zone = factory.SelfAttribute("speaker.zone")
    since = date(2026, 11, 30)
    until = date(2026, 12, 6)


class LessonFactory(DjangoModelFactory):
    class Meta:
        model = models.Lesson

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    speaker = factory.SubFactory(PersonFactory, zone=factory.SelfAttribute("..zone"))
    topic = "档案数字化怎么做"
    week_of = MONDAY


def tiny_pdf() -> bytes:
    """Return a real PDF of one empty page."""
    page = BytesIO()
    Image.new("L", (8, 8), 255).save(page, "PDF")
    return page.getvalue()


class MaterialFactory(DjangoModelFactory):
    class Meta:
        model = models.Material

    lesson = factory.SubFactory(LessonFactory)
    zone = factory.SelfAttribute("lesson.zone")
    title = "讲稿"
    file_name = "讲稿.pdf"
    content = factory.LazyFunction(tiny_pdf)


class LessonHoursFactory(DjangoModelFactory):
    class Meta:
        model = models.LessonHours

    zone = factory.SubFactory(ZoneFactory)
    minutes = 45
    basis = "协作区联席会议第三次会议纪要"
    since = date(2026, 1, 1)


def held_lesson(branch, speaker, *, on=date(2026, 11, 20), **facts) -> models.Lesson:
    """Make a lesson whose meeting, from three to half past four, was held and recorded."""
    lesson = LessonFactory(branch=branch, speaker=speaker, week_of=on, **facts)
    lesson.meeting = MeetingFactory(branch=branch, kind=Meeting.Kind.THEME_DAY, on=on)
    lesson.save()
    record = whole_record(lesson.meeting, ends_at=time(16, 30), title="微课")
    meetings.finish_record(meeting=lesson.meeting, record=record, by=speaker, now=EVENING)
    lesson.meeting.refresh_from_db()
    return lesson
