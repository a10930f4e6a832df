"""What a branch could do something with, as the suggestions ask for it; eight queries."""

from datetime import date
from typing import Any

from django.db.models import F

from zhibu.apps.activities.models import Base, Theme
from zhibu.apps.activities.queries.history import activities_of, past_of
from zhibu.apps.organisation.models import Agency, Branch
from zhibu.apps.resources.models import Room
from zhibu.apps.resources.queries import lecturers_for, rooms_for
from zhibu.apps.workitems.queries.city_tasks import city_tasks_on
from zhibu.apps.workitems.queries.items import items_of_branch
from zhibu.core.activities.means import BASE, Means, Named, Place, Speaker, Work
from zhibu.core.activities.situation import Situation

MOST_WORK = 5
"""So many pieces of own work, the most pressing first."""


def situation_of(branch: Branch, *, on: date) -> Situation:
    """Return a branch on a day: what it did and plans, what it could use."""
    means = Means(
        places=(*_bases(branch), *_rooms(branch)),
        partners=tuple(
            Named(id=agency.pk, name=agency.label)
            for agency in Agency.objects.filter(zone_id=branch.zone_id).exclude(pk=branch.agency_id)
        ),
        speakers=tuple(
            Speaker(id=one.pk, name=one.name, topics=one.topics)
            for one in lecturers_for(branch.agency)
        ),
        work=(*_own_work(branch), *_city_tasks(branch, on)),
        themes=tuple(
            Named(id=theme.pk, name=theme.name)
            for theme in Theme.objects.filter(zone_id=branch.zone_id)
        ),
    )
    return Situation(on=on, past=past_of(activities_of(branch)), means=means)


def _bases(branch: Branch) -> list[Place]:
    return [
        Place(id=base.pk, kind=BASE, name=base.name, is_away=base.is_away, is_closed=base.is_closed)
        for base in Base.objects.filter(zone_id=branch.zone_id)
    ]


def _rooms(branch: Branch) -> list[Place]:
    """Return the rooms the branch may use; a wall holds nobody."""
    rooms = rooms_for(branch.agency).exclude(kind=Room.Kind.WALL)
    return [Place(id=room.pk, kind=room.kind, name=_named(room, branch)) for room in rooms]


def _named(room: Room, branch: Branch) -> str:
    return room.name if room.agency_id == branch.agency_id else f"{room.agency.label}{room.name}"


def _own_work(branch: Branch) -> list[Work]:
    undone: Any = items_of_branch(branch).undone()
    pressing = undone.order_by(F("due_day").asc(nulls_last=True), "pk")[:MOST_WORK]
    return [
        Work(id=pk, name=title, due=due, city_task=task)
        for pk, title, due, task in pressing.values_list("pk", "title", "due_day", "city_task")
    ]


def _city_tasks(branch: Branch, on: date) -> list[Work]:
    return [
        Work(id=task.pk, name=task.name, is_city=True, city_task=task.pk)
        for task in city_tasks_on(branch.zone_id, on)
    ]
