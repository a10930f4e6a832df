"""What membership holds about a person, for the person's 'my data'."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.membership.models import AdmissionEvent, Companion, DuesBase, DuesPaid, Letter
from zhibu.apps.organisation.models import Person


@also_held
def admission(person: Person) -> Section:
    """The steps on the way to membership."""
    events = AdmissionEvent.objects.filter(person=person).select_related("standing", "branch")
    rows = tuple(
        (
            event.get_step_display(),
            event.on,
            str(event.branch),
            event.decided_by,
            event.note,
            event.reason,
        )
        for event in events
    )
    columns = ("步骤", "日期", "党支部", "由谁决定", "说明", "日期不合条文的理由")
    return Section("发展党员步骤", columns, rows)


@also_held
def companions(person: Person) -> Section:
    """Who helps the person, and whom the person helps."""
    mine = Companion.objects.filter(person=person).select_related("helper")
    theirs = Companion.objects.filter(helper=person).select_related("person")
    rows = [(one.get_kind_display(), str(one.helper), one.since, one.until) for one in mine]
    rows += [
        (f"任{one.get_kind_display()}", str(one.person), one.since, one.until) for one in theirs
    ]
    return Section("培养联系人、入党介绍人", ("类别", "姓名", "起", "止"), tuple(rows))


@also_held
def letters(person: Person) -> Section:
    """Letters of introduction."""
    rows = tuple(
        (
            one.get_way_display(),
            str(one.branch),
            one.other,
            one.number,
            one.sent_on,
            one.received_on,
        )
        for one in Letter.objects.filter(person=person).select_related("branch")
    )
    columns = ("转出或转入", "党支部", "对方党组织", "编号", "开出日期", "接收日期")
    return Section("组织关系介绍信", columns, rows)


@also_held
def dues(person: Person) -> Section:
    """The bases of dues."""
    rows = tuple(
        (one.year, one.get_kind_display(), one.base)
        for one in DuesBase.objects.filter(person=person)
    )
    return Section("党费计算基数", ("年份", "类别", "每月计算基数（元）"), rows)


@also_held
def paid(person: Person) -> Section:
    """The months ticked as paid."""
    rows = tuple((f"{one.month:%Y-%m}",) for one in DuesPaid.objects.filter(person=person))
    return Section("党费已交月份", ("月份",), rows)
