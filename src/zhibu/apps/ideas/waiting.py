"""What proposals tell the today page of a branch's leaders: answers due, results to write."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.ideas.models import STATES, Idea, State
from zhibu.core.chinese_days import full_day

SOON = timedelta(days=7)


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return what the branch is to answer within a week, and what is done but has no result."""
    return [*_answers(viewer, on), *_results(viewer)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return the days of answers that do not wait above already."""
    return [
        Coming(
            day=idea.answer_by,
            text=f"答复建议：{idea.title}",
            url=reverse("ideas:answer", args=[idea.pk]),
        )
        for idea in _unanswered(viewer, first=on + SOON + timedelta(days=1), last=until)
    ]


def _answers(viewer: Viewer, on: date) -> list[Waiting]:
    return [
        Waiting(
            text=f"答复建议：{idea.title}",
            why=f"{full_day(idea.proposed_on)}提出，应在{full_day(idea.answer_by)}前答复。",
            verb="写答复",
            url=reverse("ideas:answer", args=[idea.pk]),
            urgency=0 if idea.is_late(on) else 1 if idea.answer_by == on else 3,
        )
        for idea in _unanswered(viewer, first=date.min, last=on + SOON)
    ]


def _results(viewer: Viewer) -> list[Waiting]:
    """Return adopted proposals whose work item is done; its author waits to hear of it."""
    if not viewer.leads:
        return []
    done = Q(item__done_on__isnull=False) | Q(item__follow_up__done_on__isnull=False)
    done |= Q(item__measure__done_on__isnull=False)
    under_way = Idea.objects.filter(STATES[State.UNDER_WAY], done, branch__in=viewer.leads)
    return [
        Waiting(
            text=f"写结果：{idea.title}",
            why="采纳的建议已经落实，提建议的人还不知道结果。",
            verb="写结果",
            url=reverse("ideas:result", args=[idea.pk]),
            urgency=3,
        )
        for idea in under_way
    ]


def _unanswered(viewer: Viewer, *, first: date, last: date) -> Iterable[Idea]:
    if not viewer.leads:
        return ()
    waiting = Idea.objects.filter(STATES[State.WAITING], branch__in=viewer.leads)
    return waiting.filter(answer_by__range=(first, last)).order_by("answer_by", "pk")
