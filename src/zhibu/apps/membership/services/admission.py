"""Recording the steps of an admission and those who help on the way."""

from datetime import date

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.membership.adapters import STAGE_OF_STEP, rows_of
from zhibu.apps.membership.models import AdmissionEvent, Companion
from zhibu.apps.membership.queries.path import way_of
from zhibu.apps.membership.services.refusals import (
    AgainstTheText,
    AlreadyRecorded,
    NotTheirBranch,
    UnfitCompanion,
)
from zhibu.apps.organisation.models import Affiliation, Person, Standing
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.standings import change_stage
from zhibu.apps.workdays.queries import calendar_of
from zhibu.core.chinese_days import full_day
from zhibu.core.regulations.admission_steps import step_of

MOST_OF_A_KIND = 2
"""Mentors: one or two (FZ-03); introducers: two (FZ-06)."""


@transaction.atomic
def record_step(
    *,
    person: Person,
    step: str,
    on: date,
    by: User,
    today: date,
    note: str = "",
    decided_by: str = "",
    reason: str = "",
) -> AdmissionEvent:
    """Record that a step was taken; one that opens a stage changes the Standing with it.

    Raises:
        InTheFuture: the day has not come.
        NotTheirBranch: the person's affiliation is in no branch.
        AlreadyRecorded: the step is on record.
        AgainstTheText: the day breaks the order or a limit and no reason is given.
        AlreadyThere, EndsBeforeItBegins: see `change_stage`.
    """
    checks.not_future(on, today)
    person = checks.lock(person)
    affiliation = _present_affiliation(person)
    _is_new(person, step, on, today)
    _fits(person, step, on, today, reason)
    stage = STAGE_OF_STEP.get(step)
    standing = stage and change_stage(person=person, stage=stage, since=on, today=today)
    return AdmissionEvent.objects.create(
        zone_id=person.zone_id,
        person=person,
        branch=affiliation.branch,
        step=step,
        standing=standing or None,
        own_day=None if standing else on,
        note=note,
        decided_by=decided_by,
        reason=reason,
        recorded_by=by,
    )


@transaction.atomic
def take_back_step(*, event: AdmissionEvent) -> None:
    """Remove a step recorded by mistake; the audit trail keeps all but its note.

    Raises:
        AlreadyRecorded: the step opened a stage, which is mended in the person's record.
    """
    if event.standing_id is not None:
        raise AlreadyRecorded(
            f"“{event.get_step_display()}”已改变政治面貌，不能在这里撤回。",
            hint="请在人员记录里变更政治面貌。",
        )
    event.delete()


@transaction.atomic
def name_companion(
    *, person: Person, helper: Person, kind: str, since: date, today: date
) -> Companion:
    """Name a mentor or an introducer: a full member, at most two of a kind.

    Raises:
        InTheFuture, AnotherZone: see checks.
        UnfitCompanion: the person themself, no full member that day, or a third.
        AlreadyRecorded: named already.
    """
    checks.same_zone(person, helper)
    checks.not_future(since, today)
    person = checks.lock(person)
    label = Companion.Kind(kind).label
    if helper.pk == person.pk:
        raise UnfitCompanion(f"本人不能作自己的{label}。", hint="请另选一名正式党员。")
    full = Standing.objects.on(since).filter(person=helper, stage=Standing.Stage.FULL)
    if not full.exists():
        raise UnfitCompanion(
            f"{full_day(since)}，{helper}不是正式党员，不能作{label}。", hint="请另选一名正式党员。"
        )
    now = Companion.objects.filter(zone_id=person.zone_id, person=person, kind=kind, until=None)
    if now.filter(helper=helper).exists():
        raise AlreadyRecorded(f"{helper}已是{person}的{label}。")
    if now.count() >= MOST_OF_A_KIND:
        raise UnfitCompanion(
            f"{person}已有{MOST_OF_A_KIND}名{label}。", hint="要换人，请先结束其中一名。"
        )
    return Companion.objects.create(
        zone_id=person.zone_id, person=person, helper=helper, kind=kind, since=since
    )


@transaction.atomic
def end_companion(*, companion: Companion, last_day: date, today: date) -> Companion:
    """Record the last day of a mentor or introducer.

    Raises:
        InTheFuture, EndsBeforeItBegins: see checks.
        AlreadyRecorded: ended before.
    """
    checks.not_future(last_day, today)
    companion = Companion.objects.select_for_update().get(pk=companion.pk)
    if companion.until is not None:
        raise AlreadyRecorded(f"{companion}已于{full_day(companion.until)}结束。")
    checks.in_order(companion.since, last_day)
    companion.until = last_day
    companion.save(update_fields=["until"])
    return companion


def _present_affiliation(person: Person) -> Affiliation:
    found: Affiliation | None = (
        Affiliation.objects.filter(zone_id=person.zone_id, person=person, until=None)
        .select_related("branch")
        .first()
    )
    if found is None:
        raise NotTheirBranch(f"{person}目前不在任何支部。", hint="请先在人员记录里转入支部。")
    return found


def _is_new(person: Person, step: str, on: date, today: date) -> None:
    """Refuse a step on record, or an inspection of the same day."""
    taken = way_of(person, on=today).taken
    known = taken.inspections if step_of(step).repeated else ()
    if step in taken.days or on in known:
        happened = taken.days.get(step, on)
        raise AlreadyRecorded(
            f"{person}的“{step_of(step).title}”已记录在{full_day(happened)}。",
            hint="日期有误的，请先撤回那一条再记录。",
        )


def _fits(person: Person, step: str, on: date, today: date, reason: str) -> None:
    """Ask for a reason when the new day breaks an order or a limit that held before."""
    if reason or step_of(step).repeated:
        return
    taken = way_of(person, on=today).taken
    calendar = calendar_of(person.zone_id)
    before = {row.step for row in rows_of(taken, on=today, calendar=calendar) if row.is_faulty}
    with_it = taken.adding(step, on)
    for row in rows_of(with_it, on=today, calendar=calendar):
        if row.is_faulty and row.step not in before:
            raise AgainstTheText(row)
