"""What studies tell the today page: measures that are due."""

from datetime import date

from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.research.models import Measure


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return the person's measures whose day has come."""
    return [
        Waiting(
            text=f"调研措施到期：{measure.text}",
            why=f"{measure.finding.study}定的，{measure.due_on:%Y-%m-%d}前完成。",
            verb="填完成情况",
            url=reverse("research:finish_measure", args=[measure.pk]),
            urgency=0 if measure.is_late(on) else 1,
        )
        for measure in _open(viewer, until=on)
    ]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return the days of the person's measures."""
    return [
        Coming(
            day=measure.due_on,
            text=f"调研措施：{measure.text}",
            url=reverse("research:finish_measure", args=[measure.pk]),
        )
        for measure in _open(viewer, until=until)
        if measure.due_on > on
    ]


def _open(viewer: Viewer, *, until: date) -> list[Measure]:
    if viewer.person_id is None:
        return []
    mine = Measure.objects.filter(owner=viewer.person_id, done_on=None, due_on__lte=until)
    return list(mine.select_related("finding__study"))
