"""The city's tasks of a zone: named, ended, taken up again."""

from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Zone
from zhibu.apps.workitems.models import CityTask
from zhibu.apps.workitems.refusals import CityTaskThere, DayDoesNotFit
from zhibu.core.chinese_days import full_day


@transaction.atomic
def add_city_task(*, zone: Zone, name: str, since: date, source: str = "") -> CityTask:
    """Name a task of the city; one that ended is taken up again.

    Raises:
        CityTaskThere: it is in force under that name.
    """
    Zone.objects.select_for_update().get(pk=zone.pk)
    known = CityTask.objects.select_for_update().filter(zone=zone, name=name).first()
    if known is None:
        task: CityTask = CityTask.objects.create(zone=zone, name=name, since=since, source=source)
        return task
    if known.until is None:
        raise CityTaskThere(f"已有“{name}”。", hint="同一项工作只列一次。")
    known.until, known.source = None, source or known.source
    known.save(update_fields=["until", "source"])
    reopened: CityTask = known
    return reopened


@transaction.atomic
def end_city_task(*, task: CityTask, on: date) -> CityTask:
    """Let a task end; what served it keeps saying so.

    Raises:
        DayDoesNotFit: it begins after that day.
    """
    if on < task.since:
        raise DayDoesNotFit(f"“{task}”从{full_day(task.since)}才开始。", hint="请核对日期。")
    task.until = on
    task.save(update_fields=["until"])
    return task
