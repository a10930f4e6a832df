"""That an item is stuck, and that it goes on."""

from datetime import date

from django.db import transaction

from zhibu.apps.workitems.models import Hindrance, WorkItem
from zhibu.apps.workitems.refusals import DayDoesNotFit, NotStuck, StepDoesNotFit, StuckAlready
from zhibu.core.chinese_days import full_day


@transaction.atomic
def say_stuck(*, item: WorkItem, on: date, reason: str) -> Hindrance:
    """Say since when an item is stuck, and where.

    Raises:
        StepDoesNotFit: it is done or given up.
        StuckAlready: it is stuck already.
        DayDoesNotFit: a day before it was planned.
    """
    item = _locked(item)
    if item.dropped_on is not None or item.done is not None:
        raise StepDoesNotFit("这一项已经落实或取消，没有卡点。")
    if on < item.planned_on:
        raise DayDoesNotFit(
            f"卡住的日期早于谋划日期{full_day(item.planned_on)}。", hint="请核对日期。"
        )
    if (open_one := _open_one(item)) is not None:
        raise StuckAlready(
            f"{full_day(open_one.since)}已经写过：{open_one.reason}",
            hint="情况变了的话，先点“已经解决”，再写新的。",
        )
    return Hindrance.objects.create(zone_id=item.zone_id, item=item, since=on, reason=reason)


@transaction.atomic
def clear_hindrance(*, item: WorkItem, on: date) -> Hindrance:
    """Say that what held an item up is over.

    Raises:
        NotStuck: nothing holds it up.
        DayDoesNotFit: a day before it got stuck.
    """
    open_one = _open_one(_locked(item))
    if open_one is None:
        raise NotStuck("这一项没有未解决的卡点。")
    if on < open_one.since:
        raise DayDoesNotFit(
            f"解决的日期早于卡住的日期{full_day(open_one.since)}。", hint="请核对日期。"
        )
    open_one.until = on
    open_one.save(update_fields=["until"])
    return open_one


def end_hindrance(item: WorkItem, on: date) -> None:
    """Let what held an item up end with the item itself, if anything still did."""
    if (open_one := _open_one(item)) is not None:
        open_one.until = max(on, open_one.since)
        open_one.save(update_fields=["until"])


def _open_one(item: WorkItem) -> Hindrance | None:
    found: Hindrance | None = Hindrance.objects.filter(
        zone_id=item.zone_id, item=item, until=None
    ).first()
    return found


def _locked(item: WorkItem) -> WorkItem:
    found = WorkItem.objects.select_for_update(of=("self",))
    return found.select_related("follow_up", "measure").get(pk=item.pk)
