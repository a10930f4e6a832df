"""What work items tell the today page.

An item from a decision or measure is told there once, by its own room. Officers hear in one
line each how many are stuck and how many wait for the check.
"""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.workitems.models import Hindrance, WorkItem, WorkItemQuerySet
from zhibu.core.chinese_days import full_day


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return one's own items whose day has come, and what the branch's officers can do."""
    return [*_due(viewer, on), *_for_officers(viewer)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return the days one's own items are to be done by."""
    return [
        Coming(
            day=item.due_on or until,
            text=f"工作事项到期：{item.title}",
            url=reverse("workitems:item", args=[item.pk]),
        )
        for item in _own(viewer).filter(due_on__gt=on, due_on__lte=until)
    ]


def _due(viewer: Viewer, on: date) -> list[Waiting]:
    waiting = []
    for item in _own(viewer).filter(due_on__lte=on):
        is_late = item.is_late(on)
        waiting.append(
            Waiting(
                text=item.title,
                why=f"工作事项，{full_day(item.due_on or on)}{'已' if is_late else ''}到期。",
                verb="填写落实情况",
                url=reverse("workitems:finish", args=[item.pk]),
                urgency=0 if is_late else 1,
            )
        )
    return waiting


def _own(viewer: Viewer) -> WorkItemQuerySet:
    if viewer.person_id is None:
        return WorkItem.objects.none()
    mine = WorkItem.objects.filter(owners__person=viewer.person_id, done_on=None)
    return mine.alive().filter(follow_up=None, measure=None).order_by("due_on", "pk")


def _for_officers(viewer: Viewer) -> list[Waiting]:
    if not viewer.leads:
        return []
    stands = Q(work_items__dropped_on=None, work_items__checked_on=None)
    done = (
        Q(work_items__done_on__isnull=False)
        | Q(work_items__follow_up__done_on__isnull=False)
        | Q(work_items__measure__done_on__isnull=False)
    )
    open_ones = Hindrance.objects.filter(item=OuterRef("work_items"), until=None)
    is_stuck = Q(Exists(open_ones))
    counted = Branch.objects.filter(pk__in=viewer.leads).annotate(
        unchecked=Count("work_items", filter=stands & done, distinct=True),
        stuck=Count("work_items", filter=stands & ~done & is_stuck, distinct=True),
    )
    found = []
    for branch in counted:
        listed = reverse("workitems:list", args=[branch.pk])
        if branch.stuck:
            found.append(
                Waiting(
                    text=f"{branch.stuck} 项工作卡住了",
                    why=f"{branch}的工作事项，负责的同志写了卡在哪里。",
                    verb="看卡点",
                    url=f"{listed}?state=stuck",
                    urgency=3,
                )
            )
        if branch.unchecked:
            found.append(
                Waiting(
                    text=f"{branch.unchecked} 项工作已落实，还没检查",
                    why=f"{branch}的工作事项，业务目标和党建内容一次查清。",
                    verb="检查落实",
                    url=f"{listed}?step=done",
                    urgency=3,
                )
            )
    return found
