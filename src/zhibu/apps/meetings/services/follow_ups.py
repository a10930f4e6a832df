"""What is done with a follow-up after the meeting: finish it, open it again, put it off."""

from datetime import date

from django.db import transaction

from zhibu.apps.meetings.models import FollowUp
from zhibu.core.chinese_days import full_day
from zhibu.core.refusals import Refusal


class AlreadyDone(Refusal):
    """It was finished before."""

    code = "meetings.follow-up-already-done"


class NotDone(Refusal):
    """It was not finished, so there is nothing to open again."""

    code = "meetings.follow-up-not-done"


class DayDoesNotFit(Refusal):
    """A day before the meeting, a finish in the future, or a new day that is the old one."""

    code = "meetings.follow-up-day-does-not-fit"


@transaction.atomic
def finish(*, follow_up: FollowUp, done_on: date, outcome: str, today: date) -> FollowUp:
    """Record that it is done, when, and in one line what came of it.

    Raises:
        AlreadyDone: somebody recorded it before.
        DayDoesNotFit: the day has not come, or lies before the meeting.
    """
    follow_up = _locked(follow_up)
    if follow_up.done_on is not None:
        raise AlreadyDone(
            f"这一项已在{full_day(follow_up.done_on)}办结。", hint="先前填写的完成情况保持不变。"
        )
    if done_on > today:
        raise DayDoesNotFit("完成日期还没有到。", hint="办完以后再来填写。")
    _refuse_before_meeting(follow_up, done_on, "完成日期")
    follow_up.done_on, follow_up.outcome = done_on, outcome
    follow_up.save(update_fields=["done_on", "outcome"])
    return follow_up


@transaction.atomic
def reopen(*, follow_up: FollowUp) -> FollowUp:
    """Open a finished one again; the trail keeps what was written.

    Raises:
        NotDone: it is open already.
    """
    follow_up = _locked(follow_up)
    if follow_up.done_on is None:
        raise NotDone("这一项还没有办结。", hint="不用重新打开，办完后填写完成情况即可。")
    follow_up.done_on, follow_up.outcome = None, ""
    follow_up.save(update_fields=["done_on", "outcome"])
    return follow_up


@transaction.atomic
def move(*, follow_up: FollowUp, to: date) -> FollowUp:
    """Agree on another day; the day the minutes give stays beside it.

    Raises:
        AlreadyDone: it is finished.
        DayDoesNotFit: the day lies before the meeting, or is the one agreed on already.
    """
    follow_up = _locked(follow_up)
    if follow_up.done_on is not None:
        raise AlreadyDone("这一项已经办结，不能改期。", hint="确有需要，请先重新打开。")
    if to == follow_up.until:
        raise DayDoesNotFit("期限没有变化。", hint="请选择新的日期，或返回列表。")
    _refuse_before_meeting(follow_up, to, "新的期限")
    follow_up.moved_to = None if to == follow_up.due_on else to
    follow_up.save(update_fields=["moved_to"])
    return follow_up


def _locked(follow_up: FollowUp) -> FollowUp:
    return (
        FollowUp.objects.select_for_update(of=("self",))
        .select_related("meeting")
        .get(pk=follow_up.pk)
    )


def _refuse_before_meeting(follow_up: FollowUp, day: date, what: str) -> None:
    if day < follow_up.meeting.on:
        raise DayDoesNotFit(
            f"{what}早于会议日期{full_day(follow_up.meeting.on)}。", hint="请核对日期。"
        )
