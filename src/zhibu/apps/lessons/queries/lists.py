"""A branch's turns and the zone's library as lists."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from zhibu.apps.accounts.queries.held import Section
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.lessons.models import Lesson, LessonHours
from zhibu.apps.lessons.queries.turns import monday_of
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Zone


@dataclass(frozen=True, kw_only=True)
class Turns:
    """The turns of a branch: to come, held, and given up or passed without one."""

    ahead: list[Lesson]
    held: list[Lesson]
    gone: list[Lesson]


def turns_of(branch: Branch, *, today: date, typed: str = "") -> Turns:
    """Return the turns of a branch, the next one first, of those held the last; one query."""
    mine = _shown(Lesson.objects.filter(zone_id=branch.zone_id, branch=branch))
    if typed:
        mine = mine.filter(_fits(typed))
    monday = monday_of(today)
    turns = Turns(ahead=[], held=[], gone=[])
    for one in mine.order_by("week_of", "pk"):
        if one.is_held and not one.dropped_on:
            turns.held.insert(0, one)
        elif not one.dropped_on and (one.sitting or one.week_of >= monday):
            turns.ahead.append(one)
        else:
            turns.gone.insert(0, one)
    turns.ahead.sort(key=lambda one: (one.day, one.pk))
    return turns


def library_of(zone: Zone, *, typed: str = "") -> QuerySet[Lesson]:
    """Return the lessons all in the zone may use: held, and shared by their branch."""
    shared = Lesson.objects.held().filter(zone=zone, is_shared=True)
    if typed:
        shared = shared.filter(_fits(typed) | Q(branch__agency__name__icontains=typed))
    return _shown(shared).order_by("-meeting__on", "-pk")


def sheet_of(lessons: Iterable[Lesson], *, title: str) -> Section:
    """Return lessons as a sheet to save."""
    columns = ("日期", "题目", "联系的业务", "主讲人", "单位", "党支部", "讲了什么", "课件数")
    return Section(
        title,
        columns,
        tuple(
            (
                one.day,
                one.topic,
                one.business,
                str(one.speaker),
                str(one.branch.agency),
                str(one.branch),
                one.summary,
                getattr(one, "material_count", 0),
            )
            for one in lessons
        ),
    )


def rules_of(zone: Zone) -> QuerySet[LessonHours]:
    """Return the zone's rules of conversion, the latest first."""
    return LessonHours.objects.filter(zone=zone).order_by("-since")


def attachable(branch: Branch, *, since: date) -> QuerySet[Meeting]:
    """Return the branch's meetings a lesson may be given at: planned, or held since a day.

    Committee meetings, proposals and make-up sessions carry no lesson; nor does a meeting
    that carries one.
    """
    kinds = (Meeting.Kind.MEMBERS, Meeting.Kind.GROUP, Meeting.Kind.LECTURE, Meeting.Kind.THEME_DAY)
    states = (Meeting.State.PLANNED, Meeting.State.ANNOUNCED, Meeting.State.FINISHED)
    mine = Meeting.objects.in_their_own_right().filter(
        zone_id=branch.zone_id, branch=branch, kind__in=kinds, state__in=states, on__gte=since
    )
    return mine.filter(lesson=None).select_related("group").order_by("on", "pk")


def branches_with_classes(viewer: Viewer) -> QuerySet[Branch]:
    """Return the branches whose micro class somebody sees."""
    here = viewer.member_of | viewer.leads
    return Branch.objects.filter(pk__in=here).select_related("agency").order_by("pk")


def _shown(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    return (
        lessons.select_related("speaker", "meeting", "branch__agency")
        .defer("meeting__minutes", "meeting__draft")
        .annotate(material_count=Count("materials"))
    )


def _fits(typed: str) -> Q:
    return (
        Q(topic__icontains=typed)
        | Q(business__icontains=typed)
        | Q(speaker__name__icontains=typed)
        | Q(summary__icontains=typed)
    )
