"""Held meetings for tests, made directly from the models."""

from datetime import date, datetime, time

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from tests.factories import BranchFactory, member_of

from zhibu.apps.meetings import models
from zhibu.apps.organisation.models import Branch, Person

MET_ON = date(2026, 11, 5)
Came = models.Attendance.Came
Kind = models.Meeting.Kind
State = models.Meeting.State


class MeetingFactory(DjangoModelFactory):
    """A finished members' meeting, recorded on the day it was held."""

    class Meta:
        model = models.Meeting

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    kind = Kind.MEMBERS
    title = "学习全会精神，讨论发展对象"
    on = MET_ON
    starts_at = time(15)
    ends_at = time(16, 30)
    place = "三楼会议室"
    state = State.FINISHED
    minutes = "一、学习文件\n周明领学了全会公报。\n二、讨论发展\n大家发言。"
    finished_at = factory.LazyAttribute(lambda meeting: noon(meeting.on))


class OfMeetingFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    meeting = factory.SubFactory(MeetingFactory)
    zone = factory.SelfAttribute("meeting.zone")


class AgendaItemFactory(OfMeetingFactory):
    class Meta:
        model = models.AgendaItem

    place = factory.Sequence(lambda number: number % 1000)
    text = "学习文件"


class AttendanceFactory(OfMeetingFactory):
    class Meta:
        model = models.Attendance

    came = Came.PRESENT
    may_vote = True


class VoteFactory(OfMeetingFactory):
    class Meta:
        model = models.Vote

    subject = "接收陈一鸣同志为预备党员"
    due = 14
    present = 12
    yes = 11
    no = 0
    abstained = 1


class FollowUpFactory(OfMeetingFactory):
    class Meta:
        model = models.FollowUp

    text = "走访退休老党员"
    due_on = date(2026, 11, 20)


class RecordVersionFactory(OfMeetingFactory):
    class Meta:
        model = models.RecordVersion

    number = 1
    content = {}
    replaced_at = factory.LazyFunction(lambda: noon(date(2026, 11, 10)))
    reason = "实到人数写错"


def noon(day: date) -> datetime:
    """Return noon of a day, in the time zone of the house."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def real_meeting(branch: Branch, **facts: object) -> models.Meeting:
    """Make a members' meeting as there are many: 14 due, 12 came, two votes, two decisions."""
    chair = member_of(branch, "钱伯庸")
    recorder = member_of(branch, "欧阳若兰")
    meeting = MeetingFactory(branch=branch, chair=chair, recorder=recorder, **facts)
    for place, text in enumerate(
        ("学习党的二十届四中全会公报", "讨论接收预备党员", "布置第四季度工作"), start=1
    ):
        AgendaItemFactory(meeting=meeting, place=place, text=text)
    others = ["赵一", "钱二", "孙三", "李四", "周五", "吴六", "郑七", "王八", "冯九", "陈十"]
    came = [chair, recorder, *(member_of(branch, name) for name in others)]
    for person in came:
        AttendanceFactory(meeting=meeting, person=person)
    missed(meeting, member_of(branch, "褚守成"), Came.EXCUSED, "驻村")
    missed(meeting, member_of(branch, "卫国"), Came.ABSENT)
    VoteFactory(meeting=meeting, is_secret=True)
    VoteFactory(meeting=meeting, subject="支部工作总结", yes=7, no=2, abstained=3)
    FollowUpFactory(meeting=meeting, owner=chair, text="报机关工委审批")
    FollowUpFactory(meeting=meeting, owner=recorder)
    return meeting


def missed(
    meeting: models.Meeting, person: Person, came: str = Came.EXCUSED, reason: str = ""
) -> models.Attendance:
    """Note that a person was due and did not come."""
    return AttendanceFactory(meeting=meeting, person=person, came=came, reason=reason)
