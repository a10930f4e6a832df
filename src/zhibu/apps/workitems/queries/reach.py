"""How far the hands of somebody reach: for a whole page of items in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from zhibu.apps.foundation.models import in_force
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Employment, Person, Section
from zhibu.apps.workitems.models import WorkItem


@dataclass(frozen=True, kw_only=True)
class Reach:
    """What somebody may do with items; the same as the rules say of a single one."""

    viewer: Viewer
    sections: frozenset[int]

    def checks(self, item: WorkItem) -> bool:
        """Whether they keep the records of the item's branch."""
        return item.branch_id in self.viewer.leads

    def edits(self, item: WorkItem) -> bool:
        """Whether they may write it."""
        return self.checks(item) or item.section_id in self.sections

    def finishes(self, item: WorkItem, owners: Iterable[Person]) -> bool:
        """Whether they may say that it is done or stuck."""
        return self.edits(item) or self.viewer.person_id in {person.pk for person in owners}


def reach_of(viewer: Viewer, *, on: date) -> Reach:
    """Return how far somebody's hands reach on a day."""
    return Reach(viewer=viewer, sections=sections_worked_in(viewer, on=on))


def sections_worked_in(viewer: Viewer, *, on: date) -> frozenset[int]:
    """Return the keys of the sections somebody works in on a day."""
    if viewer.person_id is None or viewer.zone_id is None:
        return frozenset()
    works = Section.objects.filter(
        in_force(on, "agency__employments__"),
        zone_id=viewer.zone_id,
        agency__employments__person=viewer.person_id,
        agency__employments__status=Employment.Status.IN_POST,
        agency__employments__section=F("name"),
    )
    return frozenset(works.values_list("pk", flat=True))
