"""Which agencies somebody keeps rooms and lecturers for."""

from django.db.models import QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Agency, Branch


def agencies_led_by(viewer: Viewer) -> frozenset[int]:
    """Return the agencies whose branch's records the viewer keeps: primary keys, one query.

    The branch of a project group stands at the agency that leads the group, but who keeps its
    records may come from any agency.
    """
    if not viewer.leads:
        return frozenset()
    mine = Branch.objects.filter(pk__in=viewer.leads).exclude(kind=Branch.Kind.TEMPORARY)
    return frozenset(mine.values_list("agency_id", flat=True))


def agencies_kept_by(viewer: Viewer, *, zone_id: int) -> QuerySet[Agency]:
    """Return the agencies of a zone for which the viewer may add rooms and lecturers."""
    agencies = Agency.objects.filter(zone_id=zone_id)
    if zone_id in viewer.coordinator_of:
        return agencies
    return agencies.filter(pk__in=agencies_led_by(viewer))
