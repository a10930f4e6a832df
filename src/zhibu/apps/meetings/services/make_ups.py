"""The officer notes that someone who missed a meeting has caught up; nobody clocks in."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from zhibu.apps.meetings.models import MakeUp
from zhibu.apps.meetings.queries.make_ups import Missed
from zhibu.core.chinese_days import full_day
from zhibu.core.refusals import Refusal


class NothingTicked(Refusal):
    """The form came back without a line ticked."""

    code = "meetings.make-up-nothing-ticked"

    def __init__(self) -> None:
        """Say where to tick."""
        super().__init__("还没有勾选。", hint="请先勾选已经补学的会议，再提交。")


class DayDoesNotFit(Refusal):
    """A day that has not come, or before the meeting."""

    code = "meetings.make-up-day-does-not-fit"


@transaction.atomic
def note(*, done: Mapping[Missed, str], done_on: date, today: date) -> int:
    """Note for each missed meeting how it was made up for, all on one day; return how many.

    Raises:
        NothingTicked: nothing was given.
        DayDoesNotFit: the day has not come or lies before one of the meetings.
    """
    if not done:
        raise NothingTicked
    if done_on > today:
        raise DayDoesNotFit("补学日期还没有到。", hint="补学以后再来记录。")
    latest = max(missed.meeting.on for missed in done)
    if done_on < latest:
        raise DayDoesNotFit(
            f"补学日期早于会议日期{full_day(latest)}。", hint="请核对日期，或分两次记录。"
        )
    for missed, how in done.items():
        MakeUp.objects.update_or_create(
            zone_id=missed.meeting.zone_id,
            meeting=missed.meeting,
            person=missed.person,
            defaults={"done_on": done_on, "how": how, "session": None},
        )
    return len(done)


@transaction.atomic
def take_back(*, make_up: MakeUp) -> None:
    """Mark a make-up as not done after all; the trail keeps what was noted."""
    make_up.done_on, make_up.how, make_up.session = None, "", None
    make_up.save(update_fields=["done_on", "how", "session"])
