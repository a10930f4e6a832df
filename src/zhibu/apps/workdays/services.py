"""What a coordinator does with the zone's working days."""

from collections.abc import Sequence

from django.db import transaction

from zhibu.apps.organisation.models import Zone
from zhibu.apps.workdays.models import SettledYear, WorkdayOverride
from zhibu.core.refusals import Refusal
from zhibu.core.workdays.calendar import PUBLISHED_YEARS
from zhibu.core.workdays.pasted import EnteredDay


class NothingEntered(Refusal):
    """A list without days, or a year to be closed of which no day was entered."""

    code = "workdays.nothing-entered"


class YearPublished(Refusal):
    """A published year needs no closing."""

    code = "workdays.year-published"


@transaction.atomic
def enter_days(*, zone: Zone, days: Sequence[EnteredDay]) -> int:
    """Say of some days whether they are worked; a day said before is said anew.

    Raises:
        NothingEntered: there is no day among them.
    """
    if not days:
        raise NothingEntered("没有录入任何日期。", hint="请粘贴放假、补班的日期，每行一段。")
    for entered in days:
        WorkdayOverride.objects.update_or_create(
            zone=zone,
            day=entered.day,
            defaults={"is_workday": entered.is_workday, "note": entered.note},
        )
    return len(days)


@transaction.atomic
def remove_day(*, override: WorkdayOverride) -> None:
    """Let a day follow the notice, or its weekday, again."""
    override.delete()


@transaction.atomic
def settle_year(*, zone: Zone, year: int) -> SettledYear:
    """Say that all days of an unpublished year have been entered; it is no guess any more.

    Raises:
        YearPublished: the year's notice is known.
        NothingEntered: no day of the year was entered.
    """
    if year in PUBLISHED_YEARS:
        raise YearPublished(f"{year}年的放假安排系统里已经有，不用标记。")
    if not WorkdayOverride.objects.filter(zone=zone, day__year=year).exists():
        raise NothingEntered(
            f"{year}年还一天都没有录入。", hint="请先按放假通知录入，再标记已录齐。"
        )
    return SettledYear.objects.get_or_create(zone=zone, year=year)[0]


@transaction.atomic
def reopen_year(*, zone: Zone, year: int) -> None:
    """Take back that the days of a year are complete."""
    for settled in SettledYear.objects.filter(zone=zone, year=year):
        settled.delete()
