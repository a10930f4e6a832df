"""Which proposals somebody may read, filtered and searched."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from zhibu.apps.foundation.searching import key_typed, typed_query
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.ideas.models import STATES, Idea, State
from zhibu.apps.organisation.models import Branch
from zhibu.apps.workitems.models import CityTask

WITH = (
    "branch",
    "author",
    "city_task",
    "item__follow_up",
    "item__measure",
)
"""What a proposal's line and page need, read along."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """How a list is narrowed, as the address says."""

    typed: str = ""
    state: State | None = None
    city_task_id: int | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> "Asked":
        """Read the address; what makes no sense narrows nothing."""
        state, task = request.GET.get("state", ""), request.GET.get("city_task", "")
        return cls(
            typed=typed_query(request),
            state=State(state) if state in State.values else None,
            city_task_id=key_typed(task),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.typed or self.state or self.city_task_id)


def ideas_of(branch: Branch, *, viewer: Viewer, asked: Asked) -> QuerySet[Idea]:
    """Return the proposals put to a branch which the viewer may read, newest first.

    As the rule ideas.see says it of one; the rule's author is among the signed ones.
    """
    mine = Idea.objects.filter(zone_id=branch.zone_id, branch=branch)
    if branch.pk not in viewer.leads:
        mine = mine.filter(Q(for_leaders=False) | _signed_by(viewer))
    if asked.state:
        mine = mine.filter(STATES[asked.state])
    if asked.city_task_id:
        mine = mine.filter(city_task=asked.city_task_id)
    if asked.typed:
        words = ("title", "problem", "proposal")
        found = Q()
        for name in words:
            found |= Q(**{f"{name}__icontains": asked.typed})
        mine = mine.filter(found)
    return mine.select_related(*WITH)


def signed_by(viewer: Viewer) -> QuerySet[Idea]:
    """Return what the viewer proposed under their name, to whichever branch."""
    return Idea.objects.filter(_signed_by(viewer)).select_related(*WITH)


def city_tasks_of(zone_id: int, *, on: date) -> QuerySet[CityTask]:
    """Return the city's tasks in force."""
    found: QuerySet[CityTask] = CityTask.objects.on(on)
    return found.filter(zone_id=zone_id)


def city_tasks_served(branch: Branch, *, viewer: Viewer) -> QuerySet[CityTask]:
    """Return the tasks named by proposals the viewer may read, also those no longer in force."""
    read = ideas_of(branch, viewer=viewer, asked=Asked()).order_by()
    tasks = read.filter(city_task__isnull=False).values("city_task")
    return CityTask.objects.filter(zone_id=branch.zone_id, pk__in=tasks)


def _signed_by(viewer: Viewer) -> Q:
    if viewer.person_id is None:
        return Q(pk__in=())
    return Q(author_id=viewer.person_id)
