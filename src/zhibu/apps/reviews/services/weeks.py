"""A week comes on record with the first thing somebody writes in it."""

from datetime import date, timedelta

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.reviews.models import Week
from zhibu.apps.reviews.places import BranchWeek
from zhibu.apps.reviews.refusals import ReviewDayDoesNotFit
from zhibu.core.chinese_days import full_day

LATE_BY = timedelta(days=13)
"""A week's review may also be held in the week after."""


def week_on_record(place: BranchWeek) -> Week:
    """Return the week's record, made where there was none; locked until the end."""
    week, _ = Week.objects.get_or_create(
        zone_id=place.branch.zone_id, branch=place.branch, monday=place.monday
    )
    return Week.objects.select_for_update().get(pk=week.pk)


@transaction.atomic
def hold(*, place: BranchWeek, held_on: date, also_said: str, revision: int, today: date) -> Week:
    """Record that the review was held and what else was agreed.

    Raises:
        ChangedMeanwhile: somebody saved it since.
        ReviewDayDoesNotFit: a day to come, or outside this week and the next.
    """
    if held_on > today:
        raise ReviewDayDoesNotFit("复盘日期还没有到。", hint="开完再来记。")
    if not place.monday <= held_on <= place.monday + LATE_BY:
        raise ReviewDayDoesNotFit(
            f"{full_day(held_on)}不在这一周，也不在下一周。", hint="请核对日期，或换一周再记。"
        )
    week = week_on_record(place)
    if week.revision != revision:
        raise ChangedMeanwhile(theirs=week.also_said or "（没有写）", revision=week.revision)
    week.held_on, week.also_said, week.revision = held_on, also_said, revision + 1
    week.save(update_fields=["held_on", "also_said", "revision"])
    return week
