"""Keeping the zone's list of places and themes."""

from django.db import transaction

from zhibu.apps.activities.models import Base, Theme
from zhibu.apps.activities.refusals import NameTaken, StillUsed
from zhibu.apps.organisation.models import Zone


@transaction.atomic
def add_base(*, zone: Zone, name: str, town: str = "", is_away: bool = False) -> Base:
    """Put a place on the list.

    Raises:
        NameTaken: the zone has one of that name.
    """
    Zone.objects.select_for_update().get(pk=zone.pk)
    name = " ".join(name.split())
    _refuse_base_name(zone.pk, name)
    return Base.objects.create(zone=zone, name=name, town=town, is_away=is_away)


@transaction.atomic
def change_base(*, base: Base, name: str, town: str, is_away: bool) -> Base:
    """Change a place; the activities there follow.

    Raises:
        NameTaken: the zone has another one of that name.
    """
    base = Base.objects.select_for_update().get(pk=base.pk)
    name = " ".join(name.split())
    _refuse_base_name(base.zone_id, name, besides=base.pk)
    base.name, base.town, base.is_away = name, town, is_away
    base.save()
    return base


@transaction.atomic
def set_closed(*, base: Base, is_closed: bool) -> Base:
    """Use a place no more, or again; what was done there stays."""
    base = Base.objects.select_for_update().get(pk=base.pk)
    base.is_closed = is_closed
    base.save(update_fields=["is_closed"])
    return base


@transaction.atomic
def add_theme(*, zone: Zone, name: str) -> Theme:
    """Add a theme activities can be filed under.

    Raises:
        NameTaken: the zone has it.
    """
    Zone.objects.select_for_update().get(pk=zone.pk)
    name = " ".join(name.split())
    _refuse_theme_name(zone.pk, name)
    return Theme.objects.create(zone=zone, name=name)


@transaction.atomic
def rename_theme(*, theme: Theme, name: str) -> Theme:
    """Give a theme another name; the activities follow.

    Raises:
        NameTaken: the zone has another one of that name.
    """
    theme = Theme.objects.select_for_update().get(pk=theme.pk)
    name = " ".join(name.split())
    _refuse_theme_name(theme.zone_id, name, besides=theme.pk)
    theme.name = name
    theme.save()
    return theme


@transaction.atomic
def remove_theme(*, theme: Theme) -> None:
    """Delete a theme nothing is filed under.

    Raises:
        StillUsed: activities are.
    """
    theme = Theme.objects.select_for_update().get(pk=theme.pk)
    if used := theme.activities.count():
        raise StillUsed(f"有{used}次活动用了“{theme}”。", hint="可以改名，不能删除。")
    theme.delete()


def _refuse_base_name(zone_id: int, name: str, *, besides: int = 0) -> None:
    if Base.objects.filter(zone_id=zone_id, name=name).exclude(pk=besides).exists():
        raise NameTaken(f"名单里已有“{name}”。", hint="请直接选用；不再使用的可以恢复。")


def _refuse_theme_name(zone_id: int, name: str, *, besides: int = 0) -> None:
    if Theme.objects.filter(zone_id=zone_id, name=name).exclude(pk=besides).exists():
        raise NameTaken(f"已有主题“{name}”。", hint="请直接选用。")
