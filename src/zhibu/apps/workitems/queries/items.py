"""Work items as others ask for them: of a branch, a person; and whose they are."""

from collections.abc import Iterable

from django.db.models import Q, prefetch_related_objects

from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.workitems.models import ItemOwner, WorkItem, WorkItemQuerySet


def items_of_branch(branch: Branch) -> WorkItemQuerySet:
    """Return the items of a branch not given up, with their days and sources at hand."""
    return every_item(branch).alive()


def every_item(branch: Branch) -> WorkItemQuerySet:
    """Return all items of a branch, also those given up."""
    return _at_hand(WorkItem.objects.filter(zone_id=branch.zone_id, branch=branch))


def items_of_person(person: Person) -> WorkItemQuerySet:
    """Return the items somebody answers for, also as owner of the source; not those given up."""
    mine = WorkItem.objects.filter(answered_for_by(person.pk), zone_id=person.zone_id)
    return _at_hand(mine.alive())


def answered_for_by(person_id: int) -> Q:
    """Return the condition that somebody answers for an item, here or in its source."""
    stands_here = ItemOwner.objects.filter(person=person_id).values("item")
    return Q(pk__in=stands_here) | Q(follow_up__owner=person_id) | Q(measure__owner=person_id)


def owners_of(items: Iterable[WorkItem]) -> dict[int, list[Person]]:
    """Return who answers for each item, by its key: the owner of the source first."""
    asked = list(items)
    prefetch_related_objects(asked, "follow_up__owner", "measure__owner")
    found: dict[int, list[Person]] = {
        item.pk: [item.source.owner] if item.source is not None else [] for item in asked
    }
    owners = ItemOwner.objects.filter(item__in=list(found)).select_related("person")
    for owner in owners:
        if owner.person not in found[owner.item_id]:
            found[owner.item_id].append(owner.person)
    return found


def _at_hand(items: WorkItemQuerySet) -> WorkItemQuerySet:
    related = ("branch", "section", "city_task", "follow_up__owner", "measure__owner")
    return items.with_days().select_related(*related)
