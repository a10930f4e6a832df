"""Accounts as the keeper sees them: no name, no personal content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.accounts.queries.lockouts import locks


@dataclass(frozen=True)
class AccountRow:
    """One account: the person only by code and zone."""

    user: User
    code: str
    zone: str
    has_second_factor: bool
    locked_until: datetime | None
    grants: tuple[Grant, ...]


def accounts(search: str, *, on: date) -> QuerySet[User]:
    """Return accounts whose user name or person code contains `search`."""
    matching = Q(username__icontains=search) | Q(person__code__icontains=search)
    in_force = Grant.objects.filter(Q(until__isnull=True) | Q(until__gte=on))
    return (
        User.objects.filter(matching if search else Q())
        .select_related("person__zone")
        .prefetch_related(
            Prefetch("grants", in_force.select_related("zone", "committee"), "in_force")
        )
        .annotate(has_second_factor=Exists(Authenticator.objects.filter(user=OuterRef("pk"))))
        .order_by("username")
    )


def rows_of(users: Iterable[User], *, at: datetime) -> list[AccountRow]:
    """Put accounts into rows."""
    users = list(users)
    locked = locks([user.username for user in users], at=at)
    return [
        AccountRow(
            user=user,
            code=user.person.code if user.person else "",
            zone=str(user.person.zone) if user.person else "",
            has_second_factor=bool(getattr(user, "has_second_factor", False)),
            locked_until=locked.get(user.username),
            grants=tuple(getattr(user, "in_force", ())),
        )
        for user in users
    ]
