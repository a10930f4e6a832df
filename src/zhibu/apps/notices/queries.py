"""What a person was told, and how they and their branch's group are told."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from zhibu.apps.notices.models import Channel, Notice, Robot
from zhibu.apps.notices.robots import maker_of
from zhibu.apps.organisation.models import Branch


@dataclass(frozen=True, kw_only=True)
class BranchGroup:
    """A branch and whose robot posts in its work-chat group; '' when there is none."""

    branch: Branch
    maker: str


def notices_of(person_id: int) -> QuerySet[Notice]:
    """Return what a person was told, newest first."""
    return Notice.objects.filter(person_id=person_id)


def channel_of(person_id: int) -> Channel | None:
    """Return how a person wants to be told; None when only in the page."""
    return Channel.objects.filter(person_id=person_id, kind=Channel.Kind.MAIL).first()


def groups_of(branch_ids: Collection[int]) -> list[BranchGroup]:
    """Return the branches with their robots, in two queries; none for no branch."""
    if not branch_ids:
        return []
    robots = dict(Robot.objects.filter(branch__in=branch_ids).values_list("branch_id", "address"))
    return [
        BranchGroup(
            branch=branch, maker=maker_of(robots[branch.pk]).name if branch.pk in robots else ""
        )
        for branch in Branch.objects.filter(pk__in=branch_ids)
    ]
