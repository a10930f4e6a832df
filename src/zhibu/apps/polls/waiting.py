"""What polls tell the today page: answer this one, decide that one. Said once, never chased."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.polls.models import Poll, PollAnswer, PollAsked


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return polls this person has not answered, and those an officer can now decide."""
    return [*_to_answer(viewer, on), *_to_decide(viewer, on)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return nothing: a time that is only asked about is in nobody's calendar."""
    return []


def _running() -> QuerySet[Poll]:
    running = Poll.objects.filter(closed_at=None, meeting__state__in=Meeting.OPEN)
    return running.select_related("meeting").order_by("closes_on", "pk")


def _to_answer(viewer: Viewer, on: date) -> list[Waiting]:
    if viewer.person_id is None:
        return []
    mine = PollAsked.objects.filter(poll=OuterRef("pk"), person=viewer.person_id)
    answered = PollAnswer.objects.filter(time__poll=OuterRef("pk"), person=viewer.person_id)
    open_ones = _running().filter(Exists(mine), ~Exists(answered), closes_on__gte=on)
    return [
        Waiting(
            text=f"约时间：{poll.meeting.kind_names}哪个时间方便",
            why=f"{day(poll.closes_on)}截止，选好提交即可。",
            verb="选时间",
            url=poll.get_absolute_url(),
            urgency=2,
        )
        for poll in open_ones
    ]


def _to_decide(viewer: Viewer, on: date) -> list[Waiting]:
    if not viewer.leads:
        return []
    ended = _running().filter(meeting__branch__in=viewer.leads, closes_on__lt=on)
    return [
        Waiting(
            text=f"{poll.meeting.kind_names}约时间已截止，还没有定",
            why="大家在等一个准信；定下后会议自动改到那个时间。",
            verb="定下时间",
            url=poll.get_absolute_url(),
            urgency=1,
        )
        for poll in ended
    ]
