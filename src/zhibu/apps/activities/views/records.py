"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.activities.models import Activity, Base, Theme


def activity_of(activity_id: int) -> Activity:
    """Return the activity with its branch and meeting, or raise Http404."""
    found = Activity.objects.select_related("branch__agency", "meeting", "base", "city_task")
    return get_object_or_404(found, pk=activity_id)


def base_of(base_id: int) -> Base:
    """Return the place or raise Http404."""
    return get_object_or_404(Base.objects.select_related("zone"), pk=base_id)


def theme_of(theme_id: int) -> Theme:
    """Return the theme or raise Http404."""
    return get_object_or_404(Theme.objects.select_related("zone"), pk=theme_id)
