"""What is done with a work item: planned, deployed, done, checked, given up, taken back.

An item from a decision or a measure is finished and reopened there: owner, time limit and
outcome have one place. That a day has come is for the form to see, which knows today.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.meetings.models import FollowUp
from zhibu.apps.meetings.services import follow_ups
from zhibu.apps.organisation.models import Branch, Person, Section
from zhibu.apps.organisation.queries.sections import agency_ids_of
from zhibu.apps.research.models import Measure
from zhibu.apps.research.services import measures
from zhibu.apps.workitems.models import CityTask, ItemOwner, WorkItem
from zhibu.apps.workitems.refusals import (
    AlreadyTaken,
    DayDoesNotFit,
    NotOfThisBranch,
    StepDoesNotFit,
)
from zhibu.apps.workitems.services.hindrances import end_hindrance
from zhibu.core.chinese_days import full_day


@transaction.atomic
def plan_item(
    *,
    branch: Branch,
    title: str,
    by: Person | None,
    on: date,
    section: Section | None = None,
    goal: str = "",
    party_part: str = "",
    check_by: str = "",
    due_on: date | None = None,
    owners: Sequence[Person] = (),
    city_task: CityTask | None = None,
    follow_up: FollowUp | None = None,
    measure: Measure | None = None,
) -> WorkItem:
    """Plan an item; from a decision or measure, whose owner and day then stay there.

    Raises:
        AlreadyTaken: the decision or measure is an item already.
        NotOfThisBranch: a section, an owner or the decision of another branch or zone.
        DayDoesNotFit: it is to be done before it is planned.
    """
    source = follow_up or measure
    _refuse_what_is_elsewhere(branch, section, (*owners, city_task, measure))
    if follow_up is not None and follow_up.meeting.branch_id != branch.pk:
        raise NotOfThisBranch(f"这一项不是{branch}的会议待办。")
    _refuse_what_is_taken(follow_up, measure)
    if source is None:
        _refuse_before(due_on, on, "完成期限", "谋划日期")
    item = WorkItem.objects.create(
        zone_id=branch.zone_id,
        branch=branch,
        section=section,
        title=title,
        goal=goal,
        party_part=party_part,
        check_by=check_by,
        city_task=city_task,
        follow_up=follow_up,
        measure=measure,
        planned_on=on,
        planned_by=by,
        due_on=None if source else due_on,
    )
    _set_owners(item, owners)
    return item


@transaction.atomic
def change_item(
    *,
    item: WorkItem,
    revision: int,
    title: str,
    goal: str = "",
    party_part: str = "",
    check_by: str = "",
    section: Section | None = None,
    due_on: date | None = None,
    owners: Sequence[Person] = (),
    city_task: CityTask | None = None,
) -> WorkItem:
    """Change what an item says; with a source, owner and day of the source stay as they are.

    Raises:
        ChangedMeanwhile: somebody saved it since `revision`; carries what they wrote.
        NotOfThisBranch: a section, owner or task of another branch or zone.
        DayDoesNotFit: it is to be done before it was planned.
    """
    item = _locked(item)
    if item.revision != revision:
        raise ChangedMeanwhile(theirs=in_words(item), revision=item.revision)
    _refuse_what_is_elsewhere(item.branch, section, (*owners, city_task))
    item.title, item.goal, item.party_part = title, goal, party_part
    item.check_by, item.section, item.city_task = check_by, section, city_task
    if item.source is None:
        _refuse_before(due_on, item.planned_on, "完成期限", "谋划日期")
        item.due_on = due_on
    item.revision += 1
    item.save()
    _set_owners(item, owners)
    return item


@transaction.atomic
def deploy_item(*, item: WorkItem, on: date) -> WorkItem:
    """Say that it was handed out: who does what is clear.

    Raises:
        StepDoesNotFit: it was deployed, done or given up before.
        DayDoesNotFit: a day before it was planned.
    """
    item = _alive(_locked(item))
    if item.step != WorkItem.Step.PLANNED:
        raise StepDoesNotFit(f"这一项已经{item.step_told}。", hint="不用再部署。")
    _refuse_before(on, item.planned_on, "部署日期", "谋划日期")
    item.deployed_on = on
    item.save(update_fields=["deployed_on"])
    return item


@transaction.atomic
def finish_item(*, item: WorkItem, on: date, outcome: str) -> WorkItem:
    """Say that it is done and what came of it: here, or in the decision or measure behind it.

    Raises:
        StepDoesNotFit: it was done or given up before.
        DayDoesNotFit: a day before it was planned or deployed, or before the meeting.
    """
    item = _alive(_locked(item))
    if item.done is not None:
        raise StepDoesNotFit(
            f"这一项已在{full_day(item.done)}落实。", hint="先前填写的落实情况保持不变。"
        )
    if item.follow_up is not None:
        follow_ups.finish(follow_up=item.follow_up, done_on=on, outcome=outcome, today=on)
    elif item.measure is not None:
        measures.finish_measure(measure=item.measure, done_on=on, outcome=outcome)
    else:
        _refuse_before(on, item.planned_on, "落实日期", "谋划日期")
        _refuse_before(on, item.deployed_on, "落实日期", "部署日期")
        item.done_on, item.outcome = on, outcome
    # A check of what was opened again since does not count for what is done now.
    item.checked_on, item.check_result, item.checked_by = None, "", None
    item.save()
    end_hindrance(item, on)
    return _locked(item)


@transaction.atomic
def check_item(*, item: WorkItem, on: date, result: str, by: Person | None) -> WorkItem:
    """Say what the one check of both sides showed.

    Raises:
        StepDoesNotFit: it is not done yet, was checked before, or is given up.
        DayDoesNotFit: a day before it was done.
    """
    item = _alive(_locked(item))
    if item.step == WorkItem.Step.CHECKED:
        raise StepDoesNotFit("这一项已经检查过。", hint="填错了的话，请先撤回上一步。")
    if item.done is None:
        raise StepDoesNotFit("这一项还没有落实。", hint="先填写落实情况，再检查。")
    _refuse_before(on, item.done, "检查日期", "落实日期")
    item.checked_on, item.check_result, item.checked_by = on, result, by
    item.save(update_fields=["checked_on", "check_result", "checked_by"])
    return item


@transaction.atomic
def drop_item(*, item: WorkItem, on: date, why: str) -> WorkItem:
    """Give an item up; a decision or measure behind it stays as it is.

    Raises:
        StepDoesNotFit: it is done or given up already.
        DayDoesNotFit: a day before it was planned.
    """
    item = _alive(_locked(item))
    if item.done is not None:
        raise StepDoesNotFit("这一项已经落实，不能取消。", hint="填错了的话，请先撤回上一步。")
    _refuse_before(on, item.planned_on, "取消日期", "谋划日期")
    item.dropped_on, item.dropped_why = on, why
    item.save(update_fields=["dropped_on", "dropped_why"])
    end_hindrance(item, on)
    return item


@transaction.atomic
def step_back(*, item: WorkItem) -> WorkItem:
    """Take the last step back: given up, checked, done or deployed.

    Raises:
        StepDoesNotFit: it is only planned.
    """
    item = _locked(item)
    if item.dropped_on is not None:
        item.dropped_on, item.dropped_why = None, ""
    elif item.step == WorkItem.Step.CHECKED:
        item.checked_on, item.check_result, item.checked_by = None, "", None
    elif item.done is not None:
        _take_up_again(item)
    elif item.deployed_on is not None:
        item.deployed_on = None
    else:
        raise StepDoesNotFit("这一项还在谋划，没有可撤回的一步。")
    item.save()
    return _locked(item)


@transaction.atomic
def share_out(*, owner: ItemOwner, part: str) -> None:
    """Write down what somebody's share of an item is."""
    owner.part = part
    owner.save(update_fields=["part"])


def in_words(item: WorkItem) -> str:
    """Return what an item says, for somebody who changed it at the same time."""
    owners = "、".join(str(owner.person) for owner in item.owners.select_related("person"))
    lines = (
        ("事项", item.title),
        ("业务目标", item.goal),
        ("党建内容", item.party_part),
        ("怎样检查", item.check_by),
        ("科室", str(item.section or "")),
        ("服务的中心工作", str(item.city_task or "")),
        ("完成期限", full_day(item.due_on) if item.due_on else ""),
        ("负责人", owners),
    )
    return "\n".join(f"{name}：{value}" for name, value in lines if value)


def _take_up_again(item: WorkItem) -> None:
    if item.follow_up is not None:
        follow_ups.reopen(follow_up=item.follow_up)
    elif item.measure is not None:
        measures.reopen_measure(measure=item.measure)
    else:
        item.done_on, item.outcome = None, ""


def _locked(item: WorkItem) -> WorkItem:
    found = WorkItem.objects.select_for_update(of=("self",))
    related = ("branch", "section", "city_task", "follow_up__owner", "measure__owner")
    return found.select_related(*related).get(pk=item.pk)


def _alive(item: WorkItem) -> WorkItem:
    if item.dropped_on is not None:
        raise StepDoesNotFit(
            f"这一项已在{full_day(item.dropped_on)}取消。", hint="要继续办，请先恢复。"
        )
    return item


def _set_owners(item: WorkItem, owners: Sequence[Person]) -> None:
    """Let exactly these answer for the item; who owns the source is not written down again."""
    known = {owner.person_id: owner for owner in item.owners.all()}
    source = item.source
    wanted = {person.pk: person for person in owners}
    if source is not None:
        wanted.pop(source.owner_id, None)
    for gone in known.keys() - wanted.keys():
        known[gone].delete()
    for person_id, person in wanted.items():
        if person_id not in known:
            ItemOwner.objects.create(zone_id=item.zone_id, item=item, person=person)


def _refuse_what_is_elsewhere(
    branch: Branch, section: Section | None, records: Iterable[Person | CityTask | Measure | None]
) -> None:
    if section is not None and section.agency_id not in agency_ids_of(branch):
        raise NotOfThisBranch(f"{section}不是{branch}所在单位的科室。", hint="请重新选择科室。")
    for record in records:
        if record is not None and record.zone_id != branch.zone_id:
            raise NotOfThisBranch(f"{record}不在本协作区。", hint="请重新选择。")


def _refuse_what_is_taken(follow_up: FollowUp | None, measure: Measure | None) -> None:
    # Held, so that of two who take it over at once the second is told and does not fail.
    for source in (follow_up, measure):
        if source is not None:
            type(source)._default_manager.select_for_update().get(pk=source.pk)
    taken = (follow_up is not None and WorkItem.objects.filter(follow_up=follow_up).exists()) or (
        measure is not None and WorkItem.objects.filter(measure=measure).exists()
    )
    if taken:
        raise AlreadyTaken("这一项已经转为工作事项。", hint="请在工作事项里查看。")


def _refuse_before(day: date | None, earliest: date | None, what: str, than: str) -> None:
    if day is not None and earliest is not None and day < earliest:
        raise DayDoesNotFit(f"{what}早于{than}{full_day(earliest)}。", hint="请核对日期。")
