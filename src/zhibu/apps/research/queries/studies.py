"""The studies a person may open, and the team of one."""

from django.db.models import Q, QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Zone
from zhibu.apps.studies.models import Study


def studies_of(viewer: Viewer) -> QuerySet[Study]:
    """Return the studies of the zones the viewer coordinates, and those they work on."""
    works_on = Q(zone=viewer.zone_id, researchers__person=viewer.person_id)
    coordinates = Q(zone__in=viewer.coordinator_of)
    seen = coordinates | works_on if viewer.person_id else coordinates
    return Study.objects.filter(seen).select_related("zone").distinct()


def zones_to_start_in(viewer: Viewer) -> QuerySet[Zone]:
    """Return the zones in which the viewer may start a study."""
    return Zone.objects.filter(pk__in=viewer.coordinator_of)
