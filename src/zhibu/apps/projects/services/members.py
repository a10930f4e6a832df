"""Who joins, leads and leaves a group, and what each took on and learned."""

from datetime import date, datetime

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.organisation.models import Employment, Person
from zhibu.apps.organisation.services.checks import (
    A_DAY,
    in_order,
    not_future,
    overlapping,
    same_zone,
)
from zhibu.apps.projects.models import Project, ProjectMember
from zhibu.apps.projects.services.projects import lock, refuse_over
from zhibu.apps.projects.services.refusals import DaysDoNotFit, InTheGroup, NotThere
from zhibu.apps.projects.services.telling import tell_who_takes_part
from zhibu.core.chinese_days import full_day

LEADER, MEMBER = ProjectMember.Role.LEADER, ProjectMember.Role.MEMBER


@transaction.atomic
def add_member(
    *,
    project: Project,
    person: Person,
    role: str,
    since: date,
    duty: str,
    today: date,
    now: datetime,
    by: Person | None = None,
) -> ProjectMember:
    """Take a person of the zone into a group; they and their agency's officers are told.

    Raises:
        GroupOver: the group has ended.
        AnotherZone: the person belongs to another zone.
        NotThere: the person is not in post.
        DaysDoNotFit: the day lies outside the group's period.
        InTheGroup: the person is in it already.
    """
    project = lock(project)
    refuse_over(project, today)
    same_zone(project, person)
    if not project.since <= since <= project.until:
        raise DaysDoNotFit(
            f"项目组从{full_day(project.since)}到{full_day(project.until)}。",
            hint="参加时间要在这段时间里。",
        )
    _in_post(person, today)
    if overlapping(project.members.filter(person=person), since, None).exists():
        raise InTheGroup(f"{person}已在项目组里。", hint="请在成员名单里修改。")
    if role == LEADER:
        _step_back(project, since)
    part = ProjectMember.objects.create(
        zone_id=project.zone_id,
        project=project,
        person=person,
        role=role,
        since=since,
        duty=duty.strip(),
    )
    tell_who_takes_part(part, on=today, now=now, by=by)
    return part


@transaction.atomic
def make_leader(*, part: ProjectMember, today: date) -> ProjectMember:
    """Let a member lead from today on; who led before goes on as a member.

    Raises:
        GroupOver: the group has ended.
        NotThere: the member has left.
    """
    project = lock(part.project)
    part = _lock(part)
    refuse_over(project, today)
    if part.until is not None:
        raise NotThere(f"{part.person}已退出项目组。", hint="请先重新加入。")
    if part.role == LEADER:
        return part
    _step_back(project, max(today, part.since))
    return _go_on_as(part, LEADER, max(today, part.since))


@transaction.atomic
def leave(*, part: ProjectMember, last_day: date, never_was: bool, today: date) -> None:
    """Record somebody's last day in a group; `never_was`: they were put in by mistake.

    Raises:
        InTheFuture, EndsBeforeItBegins: see checks.
        DaysDoNotFit: something was written about their part, so it cannot be a mistake.
    """
    lock(part.project)
    part = _lock(part)
    if never_was:
        if part.learned:
            raise DaysDoNotFit(
                f"{part.person}已经写了收获，不能当作没有参加过。", hint="请填写退出日期。"
            )
        part.delete()
        return
    not_future(last_day, today, "最后一天")
    in_order(part.since, last_day)
    part.until = last_day
    part.save(update_fields=["until"])


@transaction.atomic
def write_part(
    *, part: ProjectMember, duty: str, learned: str | None, revision: int
) -> ProjectMember:
    """Write what somebody took on and, unless None, learned; opened at a revision.

    Raises:
        ChangedMeanwhile: somebody saved it since.
    """
    part = _lock(part)
    if part.revision != revision:
        theirs = part.duty if learned is None else f"{part.duty}\n{part.learned}"
        raise ChangedMeanwhile(theirs=theirs.strip() or "（空）", revision=part.revision)
    part.duty, part.revision = duty.strip(), revision + 1
    if learned is not None:
        part.learned = learned.strip()
    part.save(update_fields=["duty", "learned", "revision"])
    return part


def _lock(part: ProjectMember) -> ProjectMember:
    found = ProjectMember.objects.select_for_update(of=("self",))
    locked: ProjectMember = found.select_related("project", "person").get(pk=part.pk)
    return locked


def _in_post(person: Person, day: date) -> None:
    works = Employment.objects.on(day).filter(zone_id=person.zone_id, person=person)
    if not works.filter(status=Employment.Status.IN_POST).exists():
        raise NotThere(f"{full_day(day)}，{person}不在岗。", hint="请核对人员和日期。")


def _step_back(project: Project, day: date) -> None:
    """Whoever leads goes on as a member from `day`."""
    leading = ProjectMember.objects.select_for_update().filter(
        project=project, role=LEADER, until=None
    )
    for part in leading:
        _go_on_as(part, MEMBER, max(day, part.since))


def _go_on_as(part: ProjectMember, role: str, day: date) -> ProjectMember:
    """Close a part the day before and open the next; begun that day, it changes in place."""
    if part.since >= day:
        part.role = role
        part.save(update_fields=["role"])
        return part
    part.until = day - A_DAY
    part.save(update_fields=["until"])
    return ProjectMember.objects.create(
        zone_id=part.zone_id,
        project_id=part.project_id,
        person_id=part.person_id,
        role=role,
        since=day,
        duty=part.duty,
    )
