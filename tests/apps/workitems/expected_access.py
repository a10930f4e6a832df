"""Who may read and write at the addresses of work items and the city's tasks."""

from tests.access_tables import Access, roles
from tests.apps.research.records import MeasureFactory
from tests.apps.workitems.records import (
    CityTaskFactory,
    HindranceFactory,
    ItemOwnerFactory,
    WorkItemFactory,
    follow_up_of,
)
from tests.houses import House

LEADERS = roles("officer", "secretary")
OWNERS = LEADERS | roles("member")
"""The member answers for the item; nobody of the house works in a section."""
PEOPLE = OWNERS | roles("neighbour", "stranger")
KEEPERS = LEADERS | roles("neighbour", "coordinator")
LEAD = Access(read=LEADERS, write=LEADERS)
OWN = Access(read=OWNERS, write=OWNERS)

EXPECTED = {
    "workitems:home": Access(read=PEOPLE),
    "workitems:mine": Access(read=PEOPLE),
    "workitems:board": Access(read=OWNERS),
    "workitems:list": Access(read=OWNERS),
    "workitems:xlsx": Access(read=OWNERS),
    "workitems:line": Access(read=OWNERS),
    "workitems:plan": LEAD,
    "workitems:to_take": Access(read=LEADERS),
    "workitems:take_decision": LEAD,
    "workitems:take_measure": LEAD,
    "workitems:item": Access(read=OWNERS),
    "workitems:change": LEAD,
    "workitems:share_out": LEAD,
    "workitems:deploy": LEAD,
    "workitems:finish": OWN,
    "workitems:check": LEAD,
    "workitems:drop": LEAD,
    "workitems:step_back": Access(write=LEADERS),
    "workitems:stuck": OWN,
    "workitems:clear": Access(write=OWNERS),
    "workitems:city_tasks": Access(read=KEEPERS | roles("member", "reader")),
    "workitems:add_city_task": Access(read=KEEPERS, write=KEEPERS),
    "workitems:end_city_task": Access(write=KEEPERS),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house's first branch."""
    item = WorkItemFactory(branch=house.branch)
    owner = ItemOwnerFactory(item=item, person=house.person)
    HindranceFactory(item=item)
    measure = MeasureFactory(finding__study__zone=house.zone, owner=house.person)
    task = CityTaskFactory(zone=house.zone)
    branch = {"branch_id": house.branch.pk}
    of_branch = ("board", "list", "xlsx", "line", "plan", "to_take")
    of_item = ("item", "change", "deploy", "finish", "check", "drop", "step_back", "stuck", "clear")
    return {
        **{f"workitems:{name}": branch for name in of_branch},
        **{f"workitems:{name}": {"item_id": item.pk} for name in of_item},
        "workitems:share_out": {"owner_id": owner.pk},
        "workitems:take_decision": branch | {"follow_up_id": follow_up_of(house.branch).pk},
        "workitems:take_measure": branch | {"measure_id": measure.pk},
        "workitems:city_tasks": {"zone_id": house.zone.pk},
        "workitems:add_city_task": {"zone_id": house.zone.pk},
        "workitems:end_city_task": {"task_id": task.pk},
    }
