"""What every change of the organisation is asked before it is recorded."""

from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Q, QuerySet

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.organisation.models import Affiliation, Branch, Employment, PartyGroup, Person
from zhibu.apps.organisation.services.refusals import (
    AnotherZone,
    BranchDissolved,
    EndsBeforeItBegins,
    GroupOfAnotherBranch,
    InTheFuture,
    NotInTheBranch,
    PeriodsOverlap,
    PersonHasLeft,
    StillToCome,
)
from zhibu.core.chinese_days import full_day

P = TypeVar("P", bound=Period)

A_DAY = timedelta(days=1)


def lock(person: Person) -> Person:
    """Hold the person's record until the transaction ends, so that two changes queue."""
    return Person.objects.select_for_update().get(pk=person.pk)


def same_zone(first: ZoneOwned, *others: ZoneOwned | None) -> None:
    """Refuse records of different zones.

    Raises:
        AnotherZone: one of them belongs to another zone.
    """
    if any(other is not None and other.zone_id != first.zone_id for other in others):
        raise AnotherZone("所选记录不属于同一个协作区。", hint="只能在本协作区内办理。")


def not_future(day: date, today: date, what: str = "日期") -> None:
    """Refuse a day that has not come: only what has happened is recorded.

    Raises:
        InTheFuture: `day` lies after `today`.
    """
    if day > today:
        raise InTheFuture(
            f"{what}不能晚于今天（{full_day(today)}）。", hint="请到那一天之后再记录。"
        )


def in_order(since: date, until: date | None) -> None:
    """Refuse an end before the beginning.

    Raises:
        EndsBeforeItBegins: `until` lies before `since`.
    """
    if until is not None and until < since:
        raise EndsBeforeItBegins(
            f"结束日期（{full_day(until)}）早于开始日期（{full_day(since)}）。",
            hint="请核对两个日期。",
        )


def overlapping(periods: QuerySet[P], since: date, until: date | None) -> QuerySet[P]:
    """Return those periods that share a day with the one given."""
    before_end = Q(since__lte=until) if until else Q()
    return periods.filter(before_end, Q(until__isnull=True) | Q(until__gte=since))


def no_overlap(periods: QuerySet[P], since: date, until: date | None) -> None:
    """Refuse a period that shares a day with one of those on record.

    Raises:
        PeriodsOverlap: it does; the refusal names the other.
    """
    if other := overlapping(periods, since, until).first():
        end = full_day(other.until) if other.until else "今"
        raise PeriodsOverlap(
            f"与已有记录时间重叠：{other}，{full_day(other.since)}至{end}。",
            hint="请核对日期，或先结束那一条记录。",
        )


def branch_stands(branch: Branch, day: date) -> None:
    """Refuse a branch not yet set up, or dissolved, on the day.

    Raises:
        BranchDissolved: it did not stand.
    """
    if branch.dissolved_on and branch.dissolved_on <= day:
        raise BranchDissolved(f"{branch}已于{full_day(branch.dissolved_on)}撤销。")
    if branch.established_on and branch.established_on > day:
        raise BranchDissolved(f"{branch}于{full_day(branch.established_on)}才成立。")


def group_fits(group: PartyGroup | None, branch: Branch, day: date) -> None:
    """Refuse a group of another branch or one dissolved by that day.

    Raises:
        GroupOfAnotherBranch: it does not fit.
    """
    if group is None:
        return
    if group.branch_id != branch.pk:
        raise GroupOfAnotherBranch(f"{group}不是{branch}的党小组。", hint="请选择本支部的党小组。")
    if group.dissolved_on and group.dissolved_on <= day:
        raise GroupOfAnotherBranch(f"{group}已于{full_day(group.dissolved_on)}撤销。")


def affiliation_on(person: Person, branch: Branch, day: date) -> Affiliation:
    """Return the person's affiliation in the branch on a day.

    Raises:
        PersonHasLeft: the person was in the branch, or at work, only before that day.
        NotInTheBranch: the person was not in the branch.
    """
    mine = Affiliation.objects.filter(zone_id=person.zone_id, person=person, branch=branch)
    found: Affiliation | None = mine.on(day).first()
    if found:
        return found
    employment = Employment.objects.filter(zone_id=person.zone_id, person=person).last()
    if employment and employment.until and employment.until < day:
        raise PersonHasLeft(
            f"{person}已于{full_day(employment.until)}离开{employment.agency}。",
            hint="离开之后不能再任职或变动；日期有误的，请先更正。",
        )
    last = mine.last()
    if last and last.until and last.until < day:
        raise PersonHasLeft(f"{person}的组织关系已于{full_day(last.until)}转出{branch}。")
    raise NotInTheBranch(
        f"{full_day(day)}，{person}的组织关系不在{branch}。", hint="请先把组织关系转入本支部。"
    )


def end_by(periods: QuerySet[P], last_day: date) -> None:
    """Let every period that goes beyond `last_day` end on it.

    Raises:
        StillToCome: one of them begins after that day.
    """
    for period in overlapping(periods, last_day + A_DAY, None):
        if period.since > last_day:
            raise StillToCome(
                f"已有开始于{full_day(period.since)}的记录：{period}。",
                hint=f"它晚于{full_day(last_day)}。请先核对日期或更正那一条记录。",
            )
        period.until = last_day
        period.save(update_fields=["until"])
