"""What micro classes hold about a person, for the person's own page."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.lessons.models import Lesson, Speaker
from zhibu.apps.organisation.models import Person


@also_held
def lessons_of(person: Person) -> Section:
    """The turns someone has or had."""
    mine = Lesson.objects.filter(zone_id=person.zone_id, speaker=person)
    rows = tuple(
        (one.day, one.topic, one.business, str(one.branch), _state(one), one.summary)
        for one in mine.select_related("branch", "meeting")
    )
    columns = (
        "日期（未安排的为周一）",
        "题目",
        "联系的业务",
        "党支部",
        "情况",
        "讲了什么",
    )
    return Section("微课", columns, rows)


@also_held
def turns_of(person: Person) -> Section:
    """The rotas someone is or was on, and when not to be asked."""
    mine = Speaker.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (
            str(one.micro_class.branch),
            one.get_kind_display(),
            one.topics,
            one.since,
            one.until,
            "、".join(f"{pause.since}至{pause.until}" for pause in one.pauses.all()),
        )
        for one in mine.select_related("micro_class__branch").prefetch_related("pauses")
    )
    columns = ("党支部", "类别", "能讲什么", "列入日期", "退出日期", "暂不安排")
    return Section("微课堂轮讲名单", columns, rows)


def _state(lesson: Lesson) -> str:
    if lesson.dropped_on:
        return "已取消"
    if lesson.is_held:
        return "已讲"
    return "已安排" if lesson.sitting else "已排"
