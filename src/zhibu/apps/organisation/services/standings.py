"""Steps towards and in membership, and the right to vote."""

from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Person, Standing, VotingSuspension
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.refusals import (
    AlreadyEnded,
    AlreadyThere,
    EndsBeforeItBegins,
    NotAMember,
)
from zhibu.core.chinese_days import full_day


@transaction.atomic
def change_stage(*, person: Person, stage: str, since: date, today: date) -> Standing:
    """Record the next stage (申请人 to 正式党员), from a day on.

    Raises:
        InTheFuture: the day has not come.
        AlreadyThere: the person is in that stage.
        EndsBeforeItBegins: the present stage began on that day or later.
    """
    checks.not_future(since, today)
    person = checks.lock(person)
    present = Standing.objects.filter(zone_id=person.zone_id, person=person).last()
    if present and present.until is None:
        if present.stage == stage:
            raise AlreadyThere(f"{person}已是{present.get_stage_display()}。")
        if since <= present.since:
            raise EndsBeforeItBegins(
                f"{person}{full_day(present.since)}起为{present.get_stage_display()}，"
                "变动日期须在这之后。"
            )
        present.until = since - checks.A_DAY
        present.save(update_fields=["until"])
    return Standing.objects.create(zone_id=person.zone_id, person=person, stage=stage, since=since)


@transaction.atomic
def suspend_vote(*, person: Person, since: date, today: date) -> VotingSuspension:
    """Record that a full member may not vote (选举条例 第五条); the reason is not kept.

    Raises:
        InTheFuture: the day has not come.
        NotAMember: the person was no full member on that day, so had no vote.
        PeriodsOverlap: suspended already.
    """
    checks.not_future(since, today)
    person = checks.lock(person)
    standing = Standing.objects.on(since).filter(person=person, stage=Standing.Stage.FULL)
    if not standing.exists():
        raise NotAMember(f"{full_day(since)}，{person}不是正式党员，本无表决权。")
    periods = VotingSuspension.objects.filter(zone_id=person.zone_id, person=person)
    checks.no_overlap(periods, since, None)
    suspension: VotingSuspension = periods.create(
        zone_id=person.zone_id, person=person, since=since
    )
    return suspension


@transaction.atomic
def restore_vote(*, person: Person, last_day: date, today: date) -> VotingSuspension:
    """End the suspension of the right to vote.

    Raises:
        InTheFuture, EndsBeforeItBegins: see checks.
        AlreadyEnded: no suspension is open.
    """
    checks.not_future(last_day, today)
    person = checks.lock(person)
    suspension: VotingSuspension | None = VotingSuspension.objects.filter(
        zone_id=person.zone_id, person=person, until=None
    ).first()
    if suspension is None:
        raise AlreadyEnded(f"{person}的表决权没有被暂停。")
    checks.in_order(suspension.since, last_day)
    suspension.until = last_day
    suspension.save(update_fields=["until"])
    return suspension
