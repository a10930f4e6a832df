"""What project groups tell the today page: a branch to set up or dissolve, last days."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.projects.models import Project, ProjectMember
from zhibu.apps.projects.queries.lists import ended, running
from zhibu.apps.projects.queries.teams import Verdict, verdicts_of
from zhibu.core.chinese_days import full_day


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Tell the secretary of a leading branch which groups need a branch, or have one left."""
    if not viewer.secretary_of or viewer.zone_id is None:
        return []
    mine = Project.objects.filter(zone_id=viewer.zone_id, branch__in=viewer.secretary_of)
    bare = list(running(on) & mine.filter(temporary_branch=None, no_branch_why=""))
    verdicts = verdicts_of(bare, on=on)
    left = mine.filter(ended(on), ended_on=None, temporary_branch__dissolved_on=None)
    return [
        *(_to_set_up(one, verdicts[one.pk]) for one in bare if verdicts[one.pk].is_open),
        *(_to_end(one) for one in left.exclude(temporary_branch=None)),
    ]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return the last days of groups the viewer keeps or leads."""
    if viewer.zone_id is None:
        return []
    leads = Q(members__person=viewer.person_id, members__until=None)
    leads &= Q(members__role=ProjectMember.Role.LEADER)
    ending = Project.objects.filter(
        leads | Q(branch__in=viewer.leads),
        zone_id=viewer.zone_id,
        ended_on=None,
        until__gt=on,
        until__lte=until,
    )
    return [
        Coming(
            day=project.until,
            text=f"项目党小组到期：{project}",
            url=reverse("projects:project", args=[project.pk]),
        )
        for project in ending.distinct()
    ]


def _to_set_up(project: Project, verdict: Verdict) -> Waiting:
    finding = verdict.finding
    return Waiting(
        text=f"项目党小组“{project}”还没有成立临时党支部",
        why=f"{finding.said}（{finding.citation()}）",
        verb="办理或写明原因",
        url=f"{reverse('projects:project', args=[project.pk])}#branch",
        urgency=1,
    )


def _to_end(project: Project) -> Waiting:
    return Waiting(
        text=f"项目党小组“{project}”已到期，临时党支部还没有撤销",
        why=f"{full_day(project.until)}到期。写结束小结，临时党支部随之撤销；还要继续的可以延长。",
        verb="写结束小结",
        url=reverse("projects:end", args=[project.pk]),
        urgency=1,
    )
