"""Who may read, write, finish and check work items.

The members of a branch read its items and its officers write. A section's people write those
of their section, and whoever answers for one says that it is stuck or done. The check is the
officers': nobody checks their own work. Levels above see how many, never what.
"""

import rules
from django.utils import timezone

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import (
    belongs_to_branch,
    belongs_to_zone,
    coordinates_zone,
    leads_branch,
    reads_zone,
)
from zhibu.apps.organisation.models import Zone
from zhibu.apps.workitems.models import CityTask, ItemOwner, WorkItem
from zhibu.apps.workitems.queries.items import answered_for_by
from zhibu.apps.workitems.queries.reach import sections_worked_in
from zhibu.apps.workitems.queries.sources import Source


@rules.predicate
def is_somebody(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is a person on record."""
    return viewer.person_id is not None


@rules.predicate
def belongs_to_branch_of(viewer: Viewer, item: WorkItem) -> bool:
    """The viewer is in the branch of the item, or keeps its records."""
    return item.branch_id in viewer.member_of | viewer.leads


@rules.predicate
def leads_branch_of(viewer: Viewer, record: WorkItem | Source) -> bool:
    """The viewer keeps the records of the branch."""
    return record.branch_id in viewer.leads


@rules.predicate
def works_in_section_of(viewer: Viewer, item: WorkItem) -> bool:
    """The viewer works in the section the item belongs to."""
    if item.section_id is None:
        return False
    return item.section_id in sections_worked_in(viewer, on=timezone.localdate())


@rules.predicate
def answers_for(viewer: Viewer, item: WorkItem) -> bool:
    """The viewer owns the item, or the decision or measure behind it."""
    if viewer.person_id is None:
        return False
    return WorkItem.objects.filter(answered_for_by(viewer.person_id), pk=item.pk).exists()


@rules.predicate
def is_not_checked(_viewer: Viewer, item: WorkItem) -> bool:
    """The officers have not checked it, nor given it up."""
    return item.dropped_on is None and item.step != WorkItem.Step.CHECKED


@rules.predicate
def is_officer_in_zone(viewer: Viewer, zone: Zone) -> bool:
    """The viewer keeps the records of some branch of the zone."""
    return bool(viewer.leads) and viewer.zone_id == zone.pk


@rules.predicate
def keeps_tasks_of(viewer: Viewer, task: CityTask) -> bool:
    """The viewer may keep the city's tasks of the zone."""
    return bool(keeps_tasks.test(viewer, task.zone))


@rules.predicate
def edits_item_of(viewer: Viewer, owner: ItemOwner) -> bool:
    """The viewer may write the item somebody answers for."""
    return bool(edits.test(viewer, owner.item))


edits = leads_branch_of | works_in_section_of
keeps_tasks = is_officer_in_zone | coordinates_zone

rules.add_rule("workitems.see_any", is_somebody)
rules.add_rule("workitems.see_branch", belongs_to_branch)
rules.add_rule("workitems.plan", leads_branch)
rules.add_rule("workitems.take", leads_branch_of)
rules.add_rule("workitems.see", belongs_to_branch_of | works_in_section_of | answers_for)
rules.add_rule("workitems.edit", edits)
rules.add_rule("workitems.share_out", edits_item_of)
rules.add_rule("workitems.finish", edits | answers_for)
rules.add_rule("workitems.check", leads_branch_of)
rules.add_rule("workitems.step_back", leads_branch_of | (works_in_section_of & is_not_checked))
rules.add_rule("workitems.see_city_tasks", belongs_to_zone | coordinates_zone | reads_zone)
rules.add_rule("workitems.keep_city_tasks", keeps_tasks)
rules.add_rule("workitems.end_city_task", keeps_tasks_of)
