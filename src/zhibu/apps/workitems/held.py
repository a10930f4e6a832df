"""What work items hold about a person, for the person's own page."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.organisation.models import Person
from zhibu.apps.workitems.models import ItemOwner, WorkItem


@also_held
def owned_items(person: Person) -> Section:
    """The items someone answers for."""
    mine = ItemOwner.objects.filter(zone_id=person.zone_id, person=person)
    related = ("item__follow_up", "item__measure")
    return Section(
        "负责的工作事项",
        ("事项", "分工", "谋划日期", "期限", "落实日期", "落实情况"),
        tuple(
            (
                row.item.title,
                row.part,
                row.item.planned_on,
                row.item.due,
                row.item.done,
                row.item.outcome_told,
            )
            for row in mine.select_related(*related)
        ),
    )


@also_held
def planned_items(person: Person) -> Section:
    """The items someone planned."""
    mine = WorkItem.objects.filter(zone_id=person.zone_id, planned_by=person)
    return Section(
        "谋划的工作事项",
        ("事项", "谋划日期"),
        tuple((item.title, item.planned_on) for item in mine),
    )


@also_held
def checked_items(person: Person) -> Section:
    """The items someone checked."""
    mine = WorkItem.objects.filter(zone_id=person.zone_id, checked_by=person)
    return Section(
        "检查的工作事项",
        ("事项", "检查日期", "检查情况"),
        tuple((item.title, item.checked_on, item.check_result) for item in mine),
    )
