"""What a branch is called, what kind it is, which agencies it covers."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Agency, Branch, BranchUnit
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.refusals import NameTaken, UnitsWithoutJointBranch


@transaction.atomic
def change_branch(*, branch: Branch, name: str, kind: str, units: Collection[Agency]) -> Branch:
    """Change a branch's facts; `units` are the further agencies of a joint branch.

    Raises:
        AnotherZone: an agency belongs to another zone.
        NameTaken: another branch of the zone has that name.
        UnitsWithoutJointBranch: agencies are given for a branch that is not joint.
    """
    branch = Branch.objects.select_for_update().get(pk=branch.pk)
    checks.same_zone(branch, *units)
    others = Branch.objects.filter(zone_id=branch.zone_id, name=name).exclude(pk=branch.pk)
    if others.exists():
        raise NameTaken(f"本协作区已有“{name}”。", hint="请换一个名称。")
    if units and kind != Branch.Kind.JOINT:
        raise UnitsWithoutJointBranch(
            "只有联合党支部才有联合单位。", hint="请把类型改为联合党支部，或不选其他单位。"
        )
    branch.name, branch.kind = name, kind
    branch.save(update_fields=["name", "kind"])
    branch.units.all().delete()
    BranchUnit.objects.bulk_create(
        BranchUnit(zone_id=branch.zone_id, branch=branch, agency=agency) for agency in units
    )
    return branch


@transaction.atomic
def found_branch(
    *, agency: Agency, name: str, kind: str, established_on: date, today: date
) -> Branch:
    """Put a branch on record that the Party organisation above approved.

    Raises:
        InTheFuture: it is to be set up after today.
        NameTaken: a branch of the zone has that name.
    """
    checks.not_future(established_on, today, "成立日期")
    name = " ".join(name.split())
    if Branch.objects.filter(zone_id=agency.zone_id, name=name).exists():
        raise NameTaken(f"本协作区已有“{name}”。", hint="请换一个名称。")
    return Branch.objects.create(
        zone_id=agency.zone_id,
        agency=agency,
        name=name,
        kind=kind,
        established_on=established_on,
    )


@transaction.atomic
def dissolve_branch(*, branch: Branch, day: date | None) -> Branch:
    """Record the day from which a branch stands no more; None: it goes on after all."""
    branch = Branch.objects.select_for_update().get(pk=branch.pk)
    branch.dissolved_on = day
    branch.save(update_fields=["dissolved_on"])
    return branch
