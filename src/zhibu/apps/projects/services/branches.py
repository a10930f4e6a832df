"""The branch of a group: that it was set up, or why not."""

from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.services.branches import found_branch
from zhibu.apps.organisation.services.checks import in_order
from zhibu.apps.projects.models import Project
from zhibu.apps.projects.services.projects import lock, refuse_over
from zhibu.apps.projects.services.refusals import BranchOnRecord


@transaction.atomic
def record_branch(*, project: Project, name: str, established_on: date, today: date) -> Branch:
    """Record the temporary branch set up for a group; it ends when the group is ended.

    Raises:
        GroupOver: the group has ended.
        BranchOnRecord: it has one.
        EndsBeforeItBegins, InTheFuture: the day lies before the group's first, or ahead.
        NameTaken: the zone has a branch of that name.
    """
    project = lock(project)
    refuse_over(project, today)
    if project.temporary_branch_id is not None:
        raise BranchOnRecord("已经登记了临时党支部。", hint="名称有误的，请在支部概况里改。")
    in_order(project.since, established_on)
    branch = found_branch(
        agency=project.branch.agency,
        name=name,
        kind=Branch.Kind.TEMPORARY,
        established_on=established_on,
        today=today,
    )
    project.temporary_branch, project.no_branch_why = branch, ""
    project.save(update_fields=["temporary_branch", "no_branch_why"])
    return branch


@transaction.atomic
def say_why_no_branch(*, project: Project, why: str, today: date) -> Project:
    """Write down why a group has no branch; nobody is asked again.

    Raises:
        GroupOver: the group has ended.
        BranchOnRecord: it has one.
    """
    project = lock(project)
    refuse_over(project, today)
    if project.temporary_branch_id is not None:
        raise BranchOnRecord("已经登记了临时党支部，不用写原因。", hint="请回到项目页查看。")
    project.no_branch_why = why.strip()
    project.save(update_fields=["no_branch_why"])
    return project
