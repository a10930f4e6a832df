"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from zhibu.apps.workitems.models import CityTask, ItemOwner, WorkItem
from zhibu.apps.workitems.queries.sources import Source, measure_to_take


def item_of(item_id: int) -> WorkItem:
    """Return the item with what stands around it, or raise Http404."""
    related = (
        "branch",
        "section",
        "city_task",
        "planned_by",
        "checked_by",
        "follow_up__owner",
        "follow_up__meeting",
        "measure__owner",
        "measure__finding__study",
    )
    found = WorkItem.objects.select_related(*related)
    heavy = ("follow_up__meeting__minutes", "follow_up__meeting__draft")
    return get_object_or_404(found.defer(*heavy), pk=item_id)


def owner_of(owner_id: int) -> ItemOwner:
    """Return who answers for an item, with the item, or raise Http404."""
    return get_object_or_404(ItemOwner.objects.select_related("item", "person"), pk=owner_id)


def measure_source(branch_id: int, measure_id: int) -> Source:
    """Return a measure the branch may take over, or raise Http404."""
    return measure_to_take(branch_id, measure_id, on=timezone.localdate())


def city_task_of(task_id: int) -> CityTask:
    """Return the task with its zone, or raise Http404."""
    return get_object_or_404(CityTask.objects.select_related("zone"), pk=task_id)
