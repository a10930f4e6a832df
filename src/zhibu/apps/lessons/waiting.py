"""What micro classes tell the today page: a topic to name, a lesson without its meeting."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse

from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.lessons.queries.turns import monday_of
from zhibu.apps.meetings.models import Meeting

TOLD_AHEAD = timedelta(weeks=2)
MOST = 3
FREE = Q(meeting=None) | Q(meeting__state=Meeting.State.CANCELLED)
"""Without a meeting, or with one that was called off."""


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """The speaker's own turn while it has no topic; an officer's turns without a meeting.

    Both within two weeks. Two queries.
    """
    return [*_to_prepare(viewer, on), *_to_arrange(viewer, on)]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """The own lessons of the next two weeks that have a topic; the others wait. One query."""
    if viewer.person_id is None:
        return []
    mine = _ahead(on).filter(speaker=viewer.person_id).exclude(topic="")
    return [
        Coming(
            day=max(one.day, on),
            text=f"准备微课：{one.topic}" + ("" if one.sitting else "（那一周，日期待定）"),
            url=one.get_absolute_url(),
        )
        for one in mine
        if one.day <= min(until, on + TOLD_AHEAD)
    ]


def _to_prepare(viewer: Viewer, on: date) -> list[Waiting]:
    if viewer.person_id is None:
        return []
    mine = _ahead(on).filter(speaker=viewer.person_id, topic="")
    return [
        Waiting(
            text=f"准备微课：{day(one.day) if one.sitting else one.week_name}轮到您讲",
            why=one.why or "按微课堂的轮讲安排。讲不了的，可以在这一讲的页面往后排。",
            verb="填写题目",
            url=reverse("lessons:prepare", args=[one.pk]),
            urgency=3,
        )
        for one in mine
        if one.day <= on + TOLD_AHEAD
    ][:MOST]


def _to_arrange(viewer: Viewer, on: date) -> list[Waiting]:
    if not viewer.leads:
        return []
    ours = _ahead(on).filter(FREE, branch__in=viewer.leads, week_of__lte=on + TOLD_AHEAD)
    return [
        Waiting(
            text=f"{one.week_name}{one.speaker}的微课还没有安排会议",
            why="安排好时间场地，或挂在已有的会议上。",
            verb="安排时间",
            url=one.get_absolute_url(),
            urgency=3,
        )
        for one in ours
    ][:MOST]


def _ahead(on: date) -> QuerySet[Lesson]:
    """Return the turns from this week on, with no more of their meetings than is said."""
    ahead = Lesson.objects.ahead(monday_of(on)).filter(FREE | Q(meeting__on__gte=on))
    return ahead.select_related("speaker", "meeting").defer("meeting__minutes", "meeting__draft")
