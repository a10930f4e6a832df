"""A branch of 14 members with its committee, and meetings in every state."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import factory
from factory.django import DjangoModelFactory
from tests.factories import BranchFactory, UserFactory, member_of, officer_of

from zhibu.apps.accounts.models import User
from zhibu.apps.meetings.models import Attendance, Meeting
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.record import AttendanceLine, Record
from zhibu.apps.organisation.models import Branch, Person, Post, Standing

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = date(2026, 11, 20)
"""A Friday; the meetings of these tests were held on it."""
NOW = datetime(2026, 11, 20, 17, 0, tzinfo=SHANGHAI)
MINUTES = "一、传达学习\n学习了会议精神。\n\n二、讨论并决定事项\n同意全年计划。"


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = Meeting

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    kind = Meeting.Kind.MEMBERS
    on = DAY
    starts_at = time(15, 0)
    place = "三楼会议室"
    title = "三季度工作"


@dataclass
class Staffed:
    """A branch with people; `voters` counts those who have a vote."""

    branch: Branch
    secretary: Person
    user: User
    officers: list[Person] = field(default_factory=list)
    members: list[Person] = field(default_factory=list)

    @property
    def voters(self) -> int:
        return 1 + len(self.officers) + len(self.members) - 1


NAMES = ("陈一鸣", "单思远", "仇海", "区小燕", "解学文", "欧阳明", "查理", "曾国安", "盖文")


def staffed_branch(*, members: int = 9) -> Staffed:
    """Make a branch with a secretary, two officers, `members` members and one on probation."""
    branch = BranchFactory()
    secretary = officer_of(branch, "周明")
    officers = [
        officer_of(branch, "胡文静", Post.Kind.ORGANISATION),
        officer_of(branch, "段宏", Post.Kind.PUBLICITY),
    ]
    people = [member_of(branch, NAMES[place % len(NAMES)]) for place in range(members)]
    people.append(member_of(branch, "乐晓", stage=Standing.Stage.PROBATIONARY))
    return Staffed(branch, secretary, UserFactory(person=secretary), officers, people)


def whole_record(meeting: Meeting, *, missing: dict[int, str] | None = None, **facts) -> Record:
    """Return a record that holds: everyone due came, but those given with their reason."""
    missing = missing or {}
    lines = [
        AttendanceLine(person_id=pk, came=Attendance.Came.EXCUSED, reason=missing[pk])
        if pk in missing
        else AttendanceLine(person_id=pk)
        for pk in sorted(roll_of(meeting).due_ids)
    ]
    facts = {
        "on": meeting.on,
        "attendance": tuple(lines),
        "minutes": MINUTES,
        "starts_at": meeting.starts_at,
        "place": meeting.place,
        "title": meeting.title,
    } | facts
    return Record(**facts)
