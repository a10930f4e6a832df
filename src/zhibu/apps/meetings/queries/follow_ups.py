"""Decisions and promises: whose they are, by when, done or not."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.meetings.models import FollowUp
from zhibu.core.chinese_days import full_day


@dataclass(frozen=True, kw_only=True)
class OpenFollowUp:
    """A follow-up still to do, with how its day stands."""

    follow_up: FollowUp
    on: date

    @property
    def is_overdue(self) -> bool:
        """Whether its day is past."""
        return self.follow_up.until < self.on

    @property
    def is_today(self) -> bool:
        """Whether its day is today."""
        return self.follow_up.until == self.on


def follow_up_of(follow_up_id: int) -> FollowUp:
    """Return a follow-up with its meeting and owner, or raise Http404."""
    found = FollowUp.objects.select_related("meeting__branch", "owner").filter(pk=follow_up_id)
    if (follow_up := found.first()) is None:
        raise Http404
    return follow_up


def mine(viewer: Viewer) -> Q:
    """What the viewer took on."""
    return Q(owner_id=viewer.person_id) if viewer.person_id else Q(pk__in=())


def of_my_branches(viewer: Viewer) -> Q:
    """What others took on in branches whose records the viewer keeps."""
    return Q(meeting__branch__in=viewer.leads) & ~mine(viewer)


def open_ones(whose: Q, *, on: date, typed: str = "") -> list[OpenFollowUp]:
    """Return what is still to do, the nearest day first; one query."""
    found = _asked(whose, typed).filter(done_on__isnull=True)
    return [
        OpenFollowUp(follow_up=follow_up, on=on)
        for follow_up in found.order_by(Coalesce("moved_to", "due_on"), "pk")
    ]


def done_ones(viewer: Viewer, *, typed: str = "") -> QuerySet[FollowUp]:
    """What is done of one's own and of one's branches, the latest first."""
    found = _asked(mine(viewer) | of_my_branches(viewer), typed)
    return found.filter(done_on__isnull=False).order_by("-done_on", "-pk")


def waiting_follow_ups(viewer: Viewer, on: date) -> list[Waiting]:
    """Tell the owner what is due today or overdue; one query."""
    waiting = []
    for item in _open_until(viewer, until=on):
        is_overdue = item.until < on
        waiting.append(
            Waiting(
                text=item.text,
                why=f"{_agreed(item)}，{full_day(item.until)}{'已' if is_overdue else ''}到期。",
                verb="填写完成情况",
                url=reverse("meetings:finish_follow_up", args=[item.pk]),
                urgency=0 if is_overdue else 1,
            )
        )
    return waiting


def coming_follow_ups(viewer: Viewer, on: date, until: date) -> list[Coming]:
    """Tell the owner what falls due after today; one query."""
    return [
        Coming(
            day=item.until,
            text=f"到期：{item.text}",
            url=reverse("meetings:finish_follow_up", args=[item.pk]),
        )
        for item in _open_until(viewer, until=until)
        if item.until > on
    ]


def _open_until(viewer: Viewer, *, until: date) -> list[FollowUp]:
    found = _asked(mine(viewer), "").filter(done_on__isnull=True)
    return list(
        found.alias(day=Coalesce("moved_to", "due_on")).filter(day__lte=until).order_by("day", "pk")
    )


def _agreed(item: FollowUp) -> str:
    return f"{full_day(item.meeting.on)}{item.meeting.kind_names}议定"


def _asked(whose: Q, typed: str) -> QuerySet[FollowUp]:
    # The work item, of an app above, is named for the templates, which name its page too.
    found = FollowUp.objects.filter(whose).select_related(
        "meeting__branch", "owner", "work_item__branch"
    )
    found = found.defer("meeting__minutes", "meeting__draft")
    if typed:
        found = found.filter(
            Q(text__icontains=typed) | Q(owner__name__icontains=typed) | Q(outcome__icontains=typed)
        )
    return found
