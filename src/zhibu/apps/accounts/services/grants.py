"""Giving and ending roles that do not follow from a post."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.accounts.services.keeping import OwnAccount
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import WorkCommittee, Zone
from zhibu.core.refusals import Refusal


class RolesClash(Refusal):
    """Who administers the system may not read people's data (等保 DB-05)."""

    code = "accounts.roles-clash"

    def __init__(self) -> None:
        """Say the rule."""
        super().__init__(
            "系统管理员与其他角色不能是同一个账号。",
            hint="请为系统管理员另开一个不关联人员的账号。",
        )


class AlreadyGranted(Refusal):
    """The role is in force."""

    code = "accounts.already-granted"

    def __init__(self) -> None:
        """Say so."""
        super().__init__("这个账号已经有这项授权。", hint="不必再授一次。")


@transaction.atomic
def give_grant(
    *,
    user: User,
    role: Grant.Role,
    viewer: Viewer,
    since: date,
    zone: Zone | None = None,
    committee: WorkCommittee | None = None,
    until: date | None = None,
) -> Grant:
    """Give an account a role from a day on.

    Raises:
        OwnAccount: keepers give themselves nothing.
        RolesClash: keeper and any other role, or keeper for a person's account.
        AlreadyGranted: the same role is in force.
    """
    if user.pk == viewer.user_id:
        raise OwnAccount
    in_force = user.grants.filter(Q(until__isnull=True) | Q(until__gte=since))
    if role == Grant.Role.KEEPER:
        if user.person_id or in_force.exclude(role=role).exists():
            raise RolesClash
    elif in_force.filter(role=Grant.Role.KEEPER).exists():
        raise RolesClash
    if in_force.filter(role=role, zone=zone, committee=committee).exists():
        raise AlreadyGranted
    return Grant.objects.create(
        user=user, role=role, zone=zone, committee=committee, since=since, until=until
    )


@transaction.atomic
def end_grant(*, grant: Grant, viewer: Viewer, on: date) -> Grant | None:
    """End a role: yesterday was its last day. A role given only today is taken back whole.

    Raises:
        OwnAccount: a keeper's own role is ended by another keeper.
    """
    if grant.user_id == viewer.user_id:
        raise OwnAccount
    if grant.since >= on:
        grant.delete()
        return None
    grant.until = on - timedelta(days=1)
    grant.save(update_fields=["until"])
    return grant
