"""Entering a branch, moving between branches and groups."""

from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Affiliation, Branch, PartyGroup, Person, Post
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.refusals import (
    AlreadyInABranch,
    AlreadyThere,
    EndsBeforeItBegins,
    NameTaken,
    NotInTheBranch,
)
from zhibu.core.chinese_days import full_day


@transaction.atomic
def join_branch(
    *,
    person: Person,
    branch: Branch,
    since: date,
    today: date,
    group: PartyGroup | None = None,
) -> Affiliation:
    """Put a person of the zone, who is in no branch, into one.

    Raises:
        AnotherZone, InTheFuture, BranchDissolved, GroupOfAnotherBranch: see checks.
        AlreadyInABranch: the person is in a branch that day or later.
    """
    checks.same_zone(person, branch, group)
    checks.not_future(since, today)
    checks.branch_stands(branch, since)
    checks.group_fits(group, branch, since)
    person = checks.lock(person)
    theirs = Affiliation.objects.filter(zone_id=person.zone_id, person=person)
    if other := checks.overlapping(theirs, since, None).first():
        raise AlreadyInABranch(
            f"{person}的组织关系已在{other.branch}（{full_day(other.since)}起）。",
            hint="一个人只能在一个支部；要换支部，请用“转接组织关系”。",
        )
    return Affiliation.objects.create(
        zone_id=person.zone_id, person=person, branch=branch, group=group, since=since
    )


@transaction.atomic
def transfer(
    *,
    person: Person,
    branch: Branch,
    since: date,
    today: date,
    group: PartyGroup | None = None,
) -> Affiliation:
    """Move a person to another branch of the zone; posts in the old branch end the day before.

    The old affiliation ends the day before the new one begins, so that on every day the
    person is in one branch exactly.

    Raises:
        AnotherZone, InTheFuture, BranchDissolved, GroupOfAnotherBranch: see checks.
        NotInTheBranch: the person is in no branch now.
        AlreadyThere: the person is in that branch.
        EndsBeforeItBegins: the person entered the old branch on that day or later.
        StillToCome: a post in the old branch begins on that day or later.
    """
    checks.same_zone(person, branch, group)
    checks.not_future(since, today)
    checks.branch_stands(branch, since)
    checks.group_fits(group, branch, since)
    person = checks.lock(person)
    present = _present(person)
    if present.branch_id == branch.pk:
        raise AlreadyThere(f"{person}的组织关系已在{branch}。", hint="换党小组请用“调整党小组”。")
    _end_posts(person, present.branch, last_day=since - checks.A_DAY)
    return _succeed(present, branch=branch, group=group, since=since)


@transaction.atomic
def change_group(
    *, person: Person, group: PartyGroup | None, since: date, today: date
) -> Affiliation:
    """Move a person to another Party group of the branch, or to none.

    On the day the person entered, the record of that day is mended; later, it is closed and
    the next one opened. Whoever led the old group ends leading it the day before.

    Raises:
        AnotherZone, InTheFuture, GroupOfAnotherBranch: see checks.
        NotInTheBranch: the person is in no branch now.
        AlreadyThere: the person is in that group.
        EndsBeforeItBegins: the person entered the branch after that day.
    """
    checks.same_zone(person, group)
    checks.not_future(since, today)
    person = checks.lock(person)
    present = _present(person)
    checks.group_fits(group, present.branch, since)
    if present.group_id == (group.pk if group else None):
        raise AlreadyThere(f"{person}已在{group}。" if group else f"{person}没有编入党小组。")
    if present.since == since:
        present.group = group
        present.save(update_fields=["group"])
        return present
    leading = Post.objects.filter(zone_id=person.zone_id, person=person, group=present.group_id)
    checks.end_by(leading.filter(kind=Post.Kind.GROUP_LEADER), since - checks.A_DAY)
    return _succeed(present, branch=present.branch, group=group, since=since)


@transaction.atomic
def open_group(*, branch: Branch, name: str) -> PartyGroup:
    """Set up a Party group in a branch.

    Raises:
        NameTaken: the branch has, or had, a group of that name.
    """
    groups = PartyGroup.objects.filter(zone_id=branch.zone_id, branch=branch)
    if groups.filter(name=name).exists():
        raise NameTaken(f"{branch}已有“{name}”。", hint="请换一个名称。")
    return groups.create(zone_id=branch.zone_id, branch=branch, name=name)


def _present(person: Person) -> Affiliation:
    """Return the affiliation that has no end."""
    found: Affiliation | None = (
        Affiliation.objects.filter(zone_id=person.zone_id, person=person, until=None)
        .select_related("branch")
        .first()
    )
    if found is None:
        raise NotInTheBranch(
            f"{person}的组织关系目前不在任何支部。", hint="请先把组织关系转入一个支部。"
        )
    return found


def _succeed(
    present: Affiliation, *, branch: Branch, group: PartyGroup | None, since: date
) -> Affiliation:
    """Close the present affiliation the day before and open the next."""
    if since <= present.since:
        raise EndsBeforeItBegins(
            f"{present.person}{full_day(present.since)}才进入{present.branch}，变动日期须在这之后。",
            hint="请核对日期。",
        )
    present.until = since - checks.A_DAY
    present.save(update_fields=["until"])
    return Affiliation.objects.create(
        zone_id=present.zone_id,
        person=present.person,
        branch=branch,
        group=group,
        since=since,
    )


def _end_posts(person: Person, branch: Branch, *, last_day: date) -> None:
    """End the posts a person holds in the branch they leave."""
    checks.end_by(
        Post.objects.filter(zone_id=person.zone_id, person=person, branch=branch), last_day
    )
