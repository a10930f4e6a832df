"""What happens to a decision or measure elsewhere, its item follows."""

from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver

from zhibu.apps.meetings.models import FollowUp
from zhibu.apps.research.models import Measure
from zhibu.apps.workitems.models import ItemOwner, WorkItem
from zhibu.apps.workitems.services.hindrances import end_hindrance


@receiver(post_save, sender=FollowUp)
@receiver(post_save, sender=Measure)
def end_what_held_it_up(
    sender: type[FollowUp | Measure], *, instance: FollowUp | Measure, **_more: Any
) -> None:
    """Let what held the item up end with the source, when it is done on its own page."""
    if instance.done_on is not None and (item := _item_of(instance)) is not None:
        end_hindrance(item, instance.done_on)


@receiver(pre_delete, sender=FollowUp)
@receiver(pre_delete, sender=Measure)
def leave_the_facts(
    sender: type[FollowUp | Measure], *, instance: FollowUp | Measure, **_more: Any
) -> None:
    """Leave owner, day and outcome with the item, when its source goes off the record."""
    if (item := _item_of(instance)) is None:
        return
    ItemOwner.objects.get_or_create(zone_id=item.zone_id, item=item, person_id=instance.owner_id)
    item.due_on, item.done_on = item.due, item.done
    item.outcome = item.outcome_told
    item.follow_up = item.measure = None
    item.save()


def _item_of(source: FollowUp | Measure) -> WorkItem | None:
    which = "follow_up" if isinstance(source, FollowUp) else "measure"
    found = WorkItem.objects.filter(zone_id=source.zone_id, **{which: source.pk})
    return found.select_related("follow_up", "measure").first()
