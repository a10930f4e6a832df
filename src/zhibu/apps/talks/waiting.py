"""What the today page says of talks: own promises, and in autumn who is still without one."""

from datetime import date

from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.talks.adapters import rule_of_talks
from zhibu.apps.talks.queries.talks import members_without_a_talk, open_promises_of

FROM_MONTH = 10
"""From October on there is a quarter left for the year's talks."""


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return promises that are due, and members nobody has talked with this year."""
    return [*_promises(viewer, on), *_without_a_talk(viewer, on)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return own promises that fall due within the span."""
    if viewer.person_id is None:
        return []
    return [
        Coming(
            day=talk.promise_due_on or until,
            text=f"谈话约定：{talk.promise}",
            url=reverse("talks:talk", args=[talk.pk]),
        )
        for talk in open_promises_of(viewer.person_id).filter(
            promise_due_on__gt=on, promise_due_on__lte=until
        )
    ]


def _promises(viewer: Viewer, on: date) -> list[Waiting]:
    if viewer.person_id is None:
        return []
    return [
        Waiting(
            text=f"谈话约定：{talk.promise}",
            why=f"{talk.on:%-m月%-d日}谈心谈话时说好的，期限{talk.promise_due_on:%-m月%-d日}。"
            "只有谈话双方和书记能看到。",
            verb="办好约定",
            url=reverse("talks:talk", args=[talk.pk]),
            urgency=0 if talk.promise_due_on and talk.promise_due_on < on else 1,
        )
        for talk in open_promises_of(viewer.person_id).filter(promise_due_on__lte=on)
    ]


def _without_a_talk(viewer: Viewer, on: date) -> list[Waiting]:
    if on.month < FROM_MONTH or not viewer.secretary_of:
        return []
    counts = members_without_a_talk(viewer.secretary_of, on=on)
    return [
        Waiting(
            text=f"{count} 位党员今年还没有谈心谈话",
            why=f"依据：{rule_of_talks(on)}",
            verb="记录谈话",
            url=reverse("talks:list", args=[branch_id]),
            urgency=2,
        )
        for branch_id, count in sorted(counts.items())
        if count
    ]
