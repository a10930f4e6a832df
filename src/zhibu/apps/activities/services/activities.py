"""Saying what an activity was: of a meeting, from before the system, or planned anew."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.db import transaction

from zhibu.apps.activities.models import Activity, Base, Theme
from zhibu.apps.activities.refusals import DayToCome, FilledAlready, PlaceClosed
from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services import plan_meeting
from zhibu.apps.organisation.models import Agency, Branch
from zhibu.apps.organisation.services.checks import branch_stands
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.apps.workitems.models import CityTask
from zhibu.core.chinese_days import full_day


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is said of an activity, besides its day and who came."""

    kind: str
    title: str
    base: Base | None = None
    city_task: CityTask | None = None
    themes: Collection[Theme] = ()
    partners: Collection[Agency] = ()
    other_partners: str = ""
    cost: Decimal | None = None
    came_of_it: str = ""


@transaction.atomic
def fill(*, meeting: Meeting, facts: Facts) -> Activity:
    """Say what kind of activity a meeting is or was; day and attendance stay there.

    Raises:
        FilledAlready: somebody did so before.
    """
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if Activity.objects.filter(meeting=meeting).exists():
        raise FilledAlready(
            "这次会议的活动情况已经有人补充了。", hint="请回到会议页，从“活动情况”进去修改。"
        )
    bare = Activity(zone_id=meeting.zone_id, branch_id=meeting.branch_id, meeting=meeting)
    return _written(bare, facts)


@transaction.atomic
def add_older(*, branch: Branch, held_on: date, facts: Facts, today: date) -> Activity:
    """Enter an activity from before the branch used the system.

    Raises:
        DayToCome: it is still to come.
        BranchDissolved: the branch did not stand that day.
    """
    _was_then(branch, held_on, today)
    bare = Activity(zone_id=branch.zone_id, branch=branch, held_on=held_on)
    return _written(bare, facts)


@transaction.atomic
def plan(
    *,
    branch: Branch,
    on: date,
    facts: Facts,
    starts_at: time | None = None,
    room: Room | None = None,
    lecturer: Lecturer | None = None,
    is_another: bool = False,
) -> Activity:
    """Put an activity on the branch's plan, as a lecture or a theme day.

    Raises:
        PlaceClosed: the place is no longer used.
        whatever `plan_meeting` refuses.
    """
    _refuse_closed(facts.base)
    is_lecture = facts.kind == Activity.Kind.LECTURE
    meeting = plan_meeting(
        branch=branch,
        kind=Meeting.Kind.LECTURE if is_lecture else Meeting.Kind.THEME_DAY,
        on=on,
        title=facts.title,
        starts_at=starts_at,
        place=str(facts.base or ""),
        room=room,
        lecturer=lecturer,
        is_another=is_another,
    )
    bare = Activity(zone_id=branch.zone_id, branch=branch, meeting=meeting)
    return _written(bare, facts)


@transaction.atomic
def change(
    *, activity: Activity, facts: Facts, revision: int, today: date, held_on: date | None = None
) -> Activity:
    """Change what is said of an activity; `held_on` only where there is no meeting.

    Raises:
        ChangedMeanwhile: somebody saved since `revision`; what they wrote is told.
        DayToCome, BranchDissolved: see add_older.
    """
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if activity.revision != revision:
        raise ChangedMeanwhile(theirs=_said(activity), revision=activity.revision)
    if activity.meeting_id is None and held_on is not None:
        _was_then(activity.branch, held_on, today)
        activity.held_on = held_on
    activity.revision += 1
    return _written(activity, facts)


@transaction.atomic
def remove(*, activity: Activity) -> None:
    """Delete what was said of an activity; its meeting, if it has one, stays as it is."""
    activity.delete()


def _written(activity: Activity, facts: Facts) -> Activity:
    activity.kind, activity.title = facts.kind, facts.title
    activity.base, activity.city_task = facts.base, facts.city_task
    activity.other_partners, activity.cost = facts.other_partners, facts.cost
    activity.came_of_it = facts.came_of_it
    activity.save()
    activity.themes.set(facts.themes)
    activity.partners.set(facts.partners)
    return activity


def _was_then(branch: Branch, held_on: date, today: date) -> None:
    if held_on > today:
        raise DayToCome("这一天还没有到。", hint="以后的活动，请从“拟一次活动”列入计划。")
    branch_stands(branch, held_on)


def _refuse_closed(base: Base | None) -> None:
    if base is not None and base.is_closed:
        raise PlaceClosed(f"{base}已不再使用。", hint="请换一个地点。")


def _said(activity: Activity) -> str:
    """Return what stands in an activity as lines, for whom somebody was quicker than."""
    lines = (
        ("日期", full_day(activity.on)),
        ("形式", activity.get_kind_display()),
        ("活动", activity.title),
        ("地点", str(activity.base or "")),
        ("服务的中心工作", str(activity.city_task or "")),
        ("主题", "、".join(str(theme) for theme in activity.themes.all())),
        ("合办单位", activity.all_partners),
        ("花费", f"{activity.cost}元" if activity.cost is not None else ""),
        ("效果", activity.came_of_it),
    )
    return "\n".join(f"{name}：{said}" for name, said in lines if said)
