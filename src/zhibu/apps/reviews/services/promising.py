"""A promise is made, kept, put off, opened again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Person
from zhibu.apps.reviews.models import Comment, Promise
from zhibu.apps.reviews.places import SectionWeek
from zhibu.apps.reviews.refusals import PromiseDayDoesNotFit, PromiseSettled
from zhibu.apps.reviews.services.weeks import week_on_record
from zhibu.core.chinese_days import full_day


@dataclass(frozen=True, kw_only=True)
class Promised:
    """What is promised, by whom, by when."""

    text: str
    owner: Person
    due_on: date


@transaction.atomic
def make_promise(
    *, place: SectionWeek, promised: Promised, comment: Comment | None = None
) -> Promise:
    """Put a promise of a section's week on record.

    Raises:
        PromiseDayDoesNotFit: it was to be kept before the week began.
    """
    if promised.due_on < place.monday:
        raise PromiseDayDoesNotFit("完成期限早于这一周的周一。", hint="请核对日期。")
    week = week_on_record(place)
    return Promise.objects.create(
        zone_id=week.zone_id,
        week=week,
        section=place.section,
        comment=comment,
        text=promised.text,
        owner=promised.owner,
        due_on=promised.due_on,
    )


@transaction.atomic
def keep_promise(*, promise: Promise, done_on: date, outcome: str, today: date) -> Promise:
    """Record that a promise is kept, when, and in one line what came of it.

    Raises:
        PromiseSettled: somebody recorded it before.
        PromiseDayDoesNotFit: the day has not come, or lies before the promise.
    """
    promise = _locked(promise)
    if promise.done_on is not None:
        raise PromiseSettled(
            f"这条承诺已在{full_day(promise.done_on)}完成。", hint="先前写的完成情况保持不变。"
        )
    if done_on > today:
        raise PromiseDayDoesNotFit("完成日期还没有到。", hint="办完以后再来填写。")
    _refuse_before_week(promise, done_on, "完成日期")
    promise.done_on, promise.outcome = done_on, outcome
    promise.save(update_fields=["done_on", "outcome"])
    return promise


@transaction.atomic
def move_promise(*, promise: Promise, to: date) -> Promise:
    """Agree on another day; the day that was promised stays beside it.

    Raises:
        PromiseSettled: it is kept already.
        PromiseDayDoesNotFit: before the promise, or the day it has already.
    """
    promise = _locked(promise)
    if promise.done_on is not None:
        raise PromiseSettled("这条承诺已经完成，不能改期。", hint="确有需要，请先重新打开。")
    if to == promise.until:
        raise PromiseDayDoesNotFit("期限没有变化。", hint="请选择新的日期，或返回。")
    _refuse_before_week(promise, to, "新的期限")
    promise.moved_to = None if to == promise.due_on else to
    promise.save(update_fields=["moved_to"])
    return promise


@transaction.atomic
def reopen_promise(*, promise: Promise) -> Promise:
    """Open a kept promise again; the trail keeps what was written."""
    promise = _locked(promise)
    promise.done_on, promise.outcome = None, ""
    promise.save(update_fields=["done_on", "outcome"])
    return promise


@transaction.atomic
def delete_promise(*, promise: Promise) -> None:
    """Delete a promise put down by mistake; the trail keeps that it was.

    Raises:
        PromiseSettled: it was kept.
    """
    promise = _locked(promise)
    if promise.done_on is not None:
        raise PromiseSettled("这条承诺已经完成，不能删除。", hint="确有需要，请先重新打开。")
    promise.delete()


def _locked(promise: Promise) -> Promise:
    found = Promise.objects.select_for_update(of=("self",)).select_related("week")
    return found.get(pk=promise.pk)


def _refuse_before_week(promise: Promise, day: date, what: str) -> None:
    if day < promise.week.monday:
        raise PromiseDayDoesNotFit(
            f"{what}早于作出承诺的那一周（{full_day(promise.week.monday)}起）。",
            hint="请核对日期。",
        )
