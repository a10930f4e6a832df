"""A year in which one person did one thing of every kind."""

from datetime import date

from tests.apps.meetings.held import State, noon
from tests.apps.meetings.records import MeetingFactory
from tests.apps.research.records import MeasureFactory
from tests.apps.workitems.records import ItemOwnerFactory
from tests.factories import PostFactory, SecondmentFactory, SectionFactory

from zhibu.apps.ideas.models import Decision, Idea
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.meetings.models import FollowUp, Meeting
from zhibu.apps.organisation.models import Branch, Person, Post, Secondment
from zhibu.apps.projects.models import Posting, Project, ProjectMember
from zhibu.apps.resources.models import Lecturer
from zhibu.apps.reviews.models import Promise, Week
from zhibu.apps.workitems.models import WorkItem

TODAY = date(2026, 11, 24)


def held_meeting(branch: Branch, on: date, **facts) -> Meeting:
    """Make a meeting that was held and recorded the same day."""
    facts = {"title": "", "kind": Meeting.Kind.MEMBERS} | facts
    return MeetingFactory(branch=branch, on=on, state=State.FINISHED, finished_at=noon(on), **facts)


def follow_up_done(meeting: Meeting, owner: Person, text: str, on: date) -> FollowUp:
    """Make something taken on at a meeting and done on a day."""
    return FollowUp.objects.create(
        zone=meeting.zone, meeting=meeting, owner=owner, text=text, due_on=on, done_on=on
    )


def item_done(branch: Branch, owner: Person, title: str, on: date, **facts) -> WorkItem:
    """Make a work item of one owner, done on a day."""
    owned = ItemOwnerFactory(
        item__branch=branch, item__title=title, item__planned_on=on, person=owner, part="写方案"
    )
    facts = facts or {"done_on": on}
    WorkItem.objects.filter(pk=owned.item_id).update(**facts)
    return owned.item


def lesson_given(branch: Branch, speaker: Person, topic: str, on: date, **facts) -> Lesson:
    """Make a lesson that was held and recorded."""
    meeting = held_meeting(branch, on, kind=Meeting.Kind.LECTURE, **facts)
    return Lesson.objects.create(
        zone=branch.zone, branch=branch, speaker=speaker, topic=topic, week_of=on, meeting=meeting
    )


def idea_decided(branch: Branch, author: Person, title: str, decision: str, on: date) -> Idea:
    """Make a signed proposal with its answer."""
    return Idea.objects.create(
        zone=branch.zone,
        branch=branch,
        author=author,
        title=title,
        proposal="做法",
        proposed_on=on,
        answer_by=on,
        decision=decision,
        decided_on=on,
    )


def promise_kept(branch: Branch, owner: Person, text: str, on: date) -> Promise:
    """Make a promise of a weekly review, done on a day."""
    week = Week.objects.create(zone=branch.zone, branch=branch, monday=on)
    return Promise.objects.create(
        zone=branch.zone,
        week=week,
        section=SectionFactory(agency=branch.agency),
        owner=owner,
        text=text,
        due_on=on,
        done_on=on,
    )


def in_project(branch: Branch, person: Person, name: str, since: date, until: date) -> None:
    """Put somebody in a project group for all its time."""
    project = Project.objects.create(
        zone=branch.zone, branch=branch, name=name, task="任务", since=since, until=until
    )
    ProjectMember.objects.create(
        zone=branch.zone,
        project=project,
        person=person,
        since=since,
        duty="牵头摸底",
        learned="学会了做台账",
    )


def full_year(branch: Branch, person: Person) -> None:
    """Let one person do one thing of every kind in 2026."""
    PostFactory(branch=branch, person=person, kind=Post.Kind.PUBLICITY, since=date(2025, 5, 1))
    meeting = held_meeting(branch, date(2026, 1, 15), chair=person, title="年度计划")
    held_meeting(branch, date(2026, 2, 3), recorder=person, kind=Meeting.Kind.THEME_DAY)
    follow_up_done(meeting, person, "联系社区", date(2026, 2, 10))
    lesson_given(branch, person, "怎样写好通知", date(2026, 3, 6))
    lecturer = Lecturer.objects.create(zone=branch.zone, person=person, name=person.name)
    held_meeting(branch, date(2026, 3, 20), kind=Meeting.Kind.LECTURE, lecturer=lecturer)
    item_done(branch, person, "老旧小区改造联系点", date(2026, 4, 9))
    in_project(branch, person, "招商服务专班", date(2026, 4, 1), date(2026, 9, 30))
    lent = SecondmentFactory(
        person=person, kind=Secondment.Kind.POSTED, host="某县开发区", since=date(2026, 10, 8)
    )
    Posting.objects.create(zone=branch.zone, secondment=lent, duty="协助招商")
    promise_kept(branch, person, "三天内回访", date(2026, 5, 8))
    idea_decided(branch, person, "合并报表", Decision.ADOPTED, date(2026, 6, 5))
    measure = MeasureFactory(finding__study__zone=branch.zone, owner=person)
    type(measure).objects.filter(pk=measure.pk).update(done_on=date(2026, 7, 1), outcome="已做")
