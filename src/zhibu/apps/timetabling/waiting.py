"""What searches tell the today page: one has found times and waits for a choice."""

from datetime import date

from django.db.models import Q
from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.timetabling.models import Search


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return the searches whose answers wait for the person to choose."""
    if not (viewer.leads or viewer.coordinator_of):
        return []
    mine = Q(branch__in=viewer.leads) | Q(branch=None, zone__in=viewer.coordinator_of)
    found = Search.objects.filter(mine, state=Search.State.READY, last__gte=on)
    return [
        Waiting(
            text=f"时间排好了：{search.branch or '联合活动'}",
            why="看过各个方案，采用一个；不要的可以放弃。",
            verb="选方案",
            url=reverse("timetabling:search", args=[search.pk]),
            urgency=1,
        )
        for search in found.select_related("branch").defer("instance", "proposals")
    ]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return nothing: meetings tell of their own days."""
    return []
