"""What the diary holds about a person, for the page 我的."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.accounts.queries.trail import local
from zhibu.apps.diary.models import BusyTime, CalendarSource, WayToTakePart, WeeklyBusy
from zhibu.apps.organisation.models import Person


@also_held
def busy_times(person: Person) -> Section:
    """When the person is busy once."""
    held = BusyTime.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (
            local(each.starts_at),
            local(each.ends_at),
            each.get_why_display(),
            str(each.source or each.noted_by or ""),
        )
        for each in held.select_related("source", "noted_by")
    )
    return Section("忙碌时间", ("开始", "结束", "原因", "来源"), rows)


@also_held
def weekly_busy(person: Person) -> Section:
    """When the person is busy every week."""
    held = WeeklyBusy.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (
            each.get_weekday_display(),
            f"{each.starts:%H:%M}–{each.ends:%H:%M}",
            each.get_why_display(),
            each.since,
            each.until,
            str(each.noted_by or ""),
        )
        for each in held.select_related("noted_by")
    )
    return Section("每周忙碌时间", ("星期", "时间", "原因", "起", "止", "登记人"), rows)


@also_held
def calendars(person: Person) -> Section:
    """Which calendars are read; of an address only the host, the rest is the key to it."""
    held = CalendarSource.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (
            str(each),
            "订阅地址（保密，不再显示）" if each.url else "文件",
            each.fetched_at and local(each.fetched_at),
            each.last_error,
            str(each.added_by or ""),
        )
        for each in held.select_related("added_by")
    )
    return Section("日历来源", ("名称", "方式", "最近读取", "没读成的原因", "添加人"), rows)


@also_held
def way_to_take_part(person: Person) -> Section:
    """How the person takes part."""
    held = WayToTakePart.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (each.get_reach_display(), str(each.set_by or "")) for each in held.select_related("set_by")
    )
    return Section("参加方式", ("方式", "登记人"), rows)
