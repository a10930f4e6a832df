"""One notice a day for one matter, in working hours: a notice is a burden too."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from zhibu.apps.notices.models import Message
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.workdays.calendar import ONE_DAY
from zhibu.core.workdays.hours import next_working_moment

M = TypeVar("M", bound=Message)
RENEWED = ("subject", "text", "deliver_after", "delivered_at")


def tell(wanted: Sequence[M], known: "QuerySet[M]", *, whom: str, now: datetime) -> list[M]:
    """Save messages about one matter, or put their words into those of the same day.

    `known` are the messages of the same recipients, `whom` the field that tells them apart.
    A number of queries that does not depend on how many there are.
    """
    if not wanted:
        return []
    opening, tomorrow = _moments(wanted[0].zone_id, now)
    earlier = {getattr(message, whom): message for message in _of_today(known, wanted[0], now)}
    made, renewed = [], []
    for message in wanted:
        if before := earlier.get(getattr(message, whom)):
            renewed.append(_renew(before, message, tomorrow))
        else:
            message.created_at, message.deliver_after = now, opening
            made.append(message)
    known.model._default_manager.bulk_create(made)
    known.model._default_manager.bulk_update(renewed, RENEWED)
    _order_delivery([*made, *renewed])
    return [*made, *renewed]


def _moments(zone_id: int, now: datetime) -> tuple[datetime, datetime]:
    """Return the next moment of working hours, and the first one after today."""
    local, calendar = timezone.localtime(now), calendar_of(zone_id)
    tomorrow = datetime.combine(local.date() + ONE_DAY, time.min, tzinfo=local.tzinfo)
    return next_working_moment(local, calendar), next_working_moment(tomorrow, calendar)


def _of_today(known: "QuerySet[M]", like: M, now: datetime) -> "QuerySet[M]":
    morning = datetime.combine(
        timezone.localtime(now).date(), time.min, tzinfo=timezone.get_current_timezone()
    )
    same = {"url": like.url} if like.url else {"url": "", "subject": like.subject}
    return known.filter(created_at__gte=morning, **same)


def _renew(before: M, message: M, tomorrow: datetime) -> M:
    """Give an earlier message the new words; what went out already goes out again tomorrow."""
    is_new = (before.subject, before.text) != (message.subject, message.text)
    before.subject, before.text = message.subject, message.text
    if is_new and before.delivered_at is not None:
        before.deliver_after, before.delivered_at = tomorrow, None
    return before


def _order_delivery(messages: Sequence[Message]) -> None:
    from zhibu.apps.notices.tasks import deliver  # noqa: PLC0415 -- tasks call services

    waiting = [message for message in messages if message.delivered_at is None]
    for zone_id, moment in sorted({(each.zone_id, each.deliver_after) for each in waiting}):
        deliver.using(run_after=moment).enqueue(zone_id)
