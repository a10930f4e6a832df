"""Forming a group, changing what it is for and how long, ending it, prolonging it."""

from datetime import date

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.services.branches import dissolve_branch
from zhibu.apps.organisation.services.checks import A_DAY, in_order, not_future
from zhibu.apps.projects.models import Project
from zhibu.apps.projects.queries.lists import ended
from zhibu.apps.projects.services.refusals import DaysDoNotFit, GroupOver, NameTaken
from zhibu.core.chinese_days import full_day


@transaction.atomic
def form_project(
    *, branch: Branch, name: str, task: str, since: date, until: date, today: date
) -> Project:
    """Form a group led by a branch; who is in it is added afterwards.

    Raises:
        EndsBeforeItBegins: the last day lies before the first.
        NameTaken: the branch has a group of that name that has not ended.
    """
    Branch.objects.select_for_update().get(pk=branch.pk)
    name = " ".join(name.split())
    in_order(since, until)
    _no_other(branch, name, today, but=None)
    return Project.objects.create(
        zone_id=branch.zone_id,
        branch=branch,
        name=name,
        task=task.strip(),
        since=since,
        until=until,
    )


@transaction.atomic
def change_project(
    *,
    project: Project,
    name: str,
    task: str,
    since: date,
    until: date,
    revision: int,
    today: date,
) -> Project:
    """Change name, task and period of a group opened at a revision.

    Raises:
        ChangedMeanwhile: somebody saved it since.
        GroupOver: it was ended; prolong it instead.
        EndsBeforeItBegins, DaysDoNotFit: the days do not go together.
        NameTaken: another running group of the branch has that name.
    """
    project = lock(project)
    if project.revision != revision:
        raise ChangedMeanwhile(theirs=_as_text(project), revision=project.revision)
    if project.ended_on is not None:
        raise GroupOver(
            f"{project}已于{full_day(project.ended_on)}结束。", hint="要继续的，请先延长。"
        )
    name = " ".join(name.split())
    in_order(since, until)
    _parts_fit(project, since, until)
    _no_other(project.branch, name, today, but=project.pk)
    project.name, project.task = name, task.strip()
    project.since, project.until, project.revision = since, until, revision + 1
    project.save()
    return project


@transaction.atomic
def end_project(
    *, project: Project, last_day: date, result: str, revision: int, today: date
) -> Project:
    """End a group with its closing summary; one that ended by itself gets its summary only.

    Raises:
        ChangedMeanwhile: somebody saved it since `revision`.
        InTheFuture: the last day has not come.
        EndsBeforeItBegins, DaysDoNotFit: it lies before the group began, or somebody joined.
    """
    project = lock(project)
    if project.revision != revision:
        raise ChangedMeanwhile(theirs=_as_text(project), revision=project.revision)
    not_future(last_day, today, "结束日期")
    in_order(project.since, last_day)
    _parts_fit(project, project.since, last_day)
    project.ended_on, project.result = last_day, result.strip()
    project.revision += 1
    project.save()
    _branch_ends_with(project)
    return project


@transaction.atomic
def prolong_project(*, project: Project, until: date, today: date) -> Project:
    """Let a group go on to a later day, also one that has ended; what was written stays.

    Raises:
        DaysDoNotFit: the new last day is not later, or over.
    """
    project = lock(project)
    if until <= project.last_day or until < today:
        raise DaysDoNotFit(
            f"原来到{full_day(project.last_day)}结束，新的日期要更晚，也不能早于今天。",
            hint="要提前结束的，请用“结束项目组”。",
        )
    project.ended_on, project.until = None, until
    project.revision += 1
    project.save()
    _branch_ends_with(project)
    return project


def lock(project: Project) -> Project:
    """Hold a group's record until the transaction ends."""
    return (
        Project.objects.select_for_update(of=("self",)).select_related("branch").get(pk=project.pk)
    )


def refuse_over(project: Project, today: date) -> None:
    """Refuse to change who and what belongs to a group that has ended.

    Raises:
        GroupOver: it has.
    """
    if project.is_over(today):
        raise GroupOver(
            f"{project}已于{full_day(project.last_day)}结束。", hint="要继续的，请先延长。"
        )


def _branch_ends_with(project: Project) -> None:
    """A temporary branch ends when the team is ended, the day after its last; or goes on."""
    if project.temporary_branch is not None:
        day = project.ended_on + A_DAY if project.ended_on else None
        dissolve_branch(branch=project.temporary_branch, day=day)


def _no_other(branch: Branch, name: str, today: date, *, but: int | None) -> None:
    there = Project.objects.filter(~ended(today), branch=branch, name=name)
    if any(other.pk != but for other in there):
        raise NameTaken(f"{branch}已有项目党小组“{name}”。", hint="请换一个名称。")


def _parts_fit(project: Project, since: date, until: date) -> None:
    for part in project.members.select_related("person"):
        if not since <= part.since <= until:
            raise DaysDoNotFit(
                f"{part.person}从{full_day(part.since)}起参加，不在这段时间里。",
                hint="请核对日期，或先改这位同志的参加时间。",
            )


def _as_text(project: Project) -> str:
    return "\n".join(
        (
            project.name,
            project.task,
            f"{full_day(project.since)}至{full_day(project.last_day)}",
            *([f"结束小结：{project.result}"] if project.result else []),
        )
    )
