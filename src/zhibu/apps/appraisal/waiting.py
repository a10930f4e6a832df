"""What the today page says of remedies to carry out and of an appraisal under way."""

from datetime import date, timedelta

from django.urls import reverse

from zhibu.apps.appraisal.models import Remedy, Round
from zhibu.apps.appraisal.queries.rounds import next_step
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.core.regulations.appraisal import STEPS
from zhibu.core.regulations.rulebook import national

SOON = timedelta(days=7)


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return own remedies due within a week, and the next step of rounds the viewer keeps."""
    return [*_remedies(viewer, on), *_rounds(viewer, on)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return own remedies that fall due within the span and do not wait above already."""
    if viewer.person_id is None:
        return []
    mine = Remedy.objects.filter(owner_id=viewer.person_id, done_on=None)
    return [
        Coming(
            day=remedy.due_on,
            text=f"整改到期：{remedy.measure}",
            url=reverse("appraisal:finish_remedy", args=[remedy.pk]),
        )
        for remedy in mine.filter(due_on__gt=on + SOON, due_on__lte=until)
    ]


def _remedies(viewer: Viewer, on: date) -> list[Waiting]:
    if viewer.person_id is None:
        return []
    mine = Remedy.objects.filter(owner_id=viewer.person_id, done_on=None)
    return [
        Waiting(
            text=f"整改：{remedy.measure}",
            why=f"期限{remedy.due_on:%-m月%-d日}。组织生活会整改清单，依据：{_cited(STEPS, on)}。",
            verb="办结整改",
            url=reverse("appraisal:finish_remedy", args=[remedy.pk]),
            urgency=0 if remedy.due_on < on else 1 if remedy.due_on == on else 2,
        )
        for remedy in mine.filter(due_on__lte=on + SOON).order_by("due_on", "pk")
    ]


def _rounds(viewer: Viewer, on: date) -> list[Waiting]:
    if not viewer.leads:
        return []
    under_way = Round.objects.filter(
        branch__in=viewer.leads, decided_on=None, year__gte=on.year - 1
    )
    return [
        Waiting(
            text=f"{round.year}年民主评议：下一步{next_step(round)}",
            why=f"依据：{_cited('ZB-29', on)}，依次个人自评、党员互评、民主测评、评定。",
            verb="办下一步",
            url=f"{reverse('appraisal:branch', args=[round.branch_id])}?year={round.year}",
            urgency=2,
        )
        for round in under_way
    ]


def _cited(code: str, on: date) -> str:
    return national().on(code, on).source.citation()
