"""What dues are counted from, and which months are paid."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.membership.models import DuesBase, DuesPaid
from zhibu.apps.membership.queries.dues import owing_in
from zhibu.apps.membership.services.refusals import ImpossibleMonth
from zhibu.apps.organisation.models import Branch
from zhibu.core.regulations.dues import monthly_dues


@dataclass(frozen=True, kw_only=True)
class Base:
    """What was typed of one person for a year."""

    kind: str
    base: Decimal | None = None


@transaction.atomic
def set_bases(*, branch: Branch, year: int, bases: Mapping[int, Base | None], by: User) -> int:
    """Keep the bases of a year, by person; None removes one. Return how many changed.

    Raises:
        ImpossibleBase: an amount that can only be a slip.
    """
    _lock(branch)
    held = {
        one.person_id: one
        for one in DuesBase.objects.select_for_update().filter(
            zone_id=branch.zone_id, year=year, person__in=bases
        )
    }
    changed = 0
    for person_id, typed in bases.items():
        new = DuesBase(zone_id=branch.zone_id, person_id=person_id, year=year)
        changed += _set_base(held.get(person_id, new), typed, by)
    return changed


@transaction.atomic
def tick_month(
    *,
    branch: Branch,
    month: date,
    was: Collection[int],
    paid: Collection[int],
    by: User,
    today: date,
) -> int:
    """Tick and untick who has paid a month. Return how many have.

    `was` are those ticked when the page was opened: only what differs between `was` and `paid`
    is changed, so that two officers at the same month do not undo each other's ticks. Only
    those who owe the branch that month are touched.

    Raises:
        ImpossibleMonth: the month has not begun.
    """
    month = month.replace(day=1)
    if month > today:
        raise ImpossibleMonth(
            f"{month.year}年{month.month}月还没有到，不能记已交。", hint="请选择当月或以前的月份。"
        )
    _lock(branch)
    owing = owing_in(branch, month, on=today)
    held = DuesPaid.objects.filter(zone_id=branch.zone_id, month=month, person__in=owing)
    for one in held.filter(person__in=set(was) - set(paid)):
        one.delete()
    ticked = set(held.values_list("person_id", flat=True))
    new = owing & (set(paid) - set(was)) - ticked
    for person_id in sorted(new):
        DuesPaid.objects.create(
            zone_id=branch.zone_id, person_id=person_id, branch=branch, month=month, recorded_by=by
        )
    return len(ticked | new)


def _lock(branch: Branch) -> None:
    """Let two officers who save at once queue."""
    Branch.objects.select_for_update().get(pk=branch.pk)


def _set_base(record: DuesBase, typed: Base | None, by: User) -> bool:
    """Write one base when it differs; line by line, so that the trail sees each."""
    if typed is None:
        if record.pk:
            record.delete()
            return True
        return False
    if typed.base is not None:
        monthly_dues(typed.base, on=date(record.year, 1, 1))
    if record.pk and (record.kind, record.base) == (typed.kind, typed.base):
        return False
    record.kind, record.base, record.recorded_by = typed.kind, typed.base, by
    record.save()
    return True
