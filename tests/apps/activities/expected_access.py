"""Who may read and write at the addresses of the catalogue of activities."""

from tests.access_tables import Access, roles
from tests.apps.activities.records import ActivityFactory, BaseFactory, ThemeFactory
from tests.apps.meetings.records import MeetingFactory
from tests.houses import House

LEADERS = roles("officer", "secretary")
BRANCH = LEADERS | roles("member")
OFFICERS = LEADERS | roles("neighbour", "coordinator")
LEAD = Access(read=LEADERS, write=LEADERS)
KEEP = Access(read=OFFICERS, write=OFFICERS)

EXPECTED = {
    "activities:home": Access(
        read=BRANCH | roles("neighbour", "stranger", "coordinator", "reader")
    ),
    "activities:list": Access(read=BRANCH),
    "activities:xlsx": Access(read=BRANCH),
    "activities:kinds": Access(read=BRANCH),
    "activities:kinds_figure": Access(read=BRANCH),
    "activities:activity": Access(read=BRANCH),
    "activities:next": Access(read=LEADERS),
    "activities:plan": LEAD,
    "activities:add": LEAD,
    "activities:fill": LEAD,
    "activities:change": LEAD,
    "activities:remove": Access(write=LEADERS),
    "activities:zone": Access(read=roles("coordinator", "reader")),
    "activities:places": Access(read=OFFICERS),
    "activities:add_base": KEEP,
    "activities:change_base": KEEP,
    "activities:close_base": Access(write=OFFICERS),
    "activities:reopen_base": Access(write=OFFICERS),
    "activities:add_theme": KEEP,
    "activities:rename_theme": KEEP,
    "activities:remove_theme": Access(write=OFFICERS),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house's first branch."""
    of = {
        "zone_id": house.zone.pk,
        "branch_id": house.branch.pk,
        "activity_id": ActivityFactory(branch=house.branch).pk,
        "meeting_id": MeetingFactory(branch=house.branch, kind="theme_day").pk,
        "base_id": BaseFactory(zone=house.zone).pk,
        "theme_id": ThemeFactory(zone=house.zone).pk,
    }
    named = {
        "zone_id": ("zone", "places", "add_base", "add_theme"),
        "branch_id": ("list", "xlsx", "kinds", "kinds_figure", "next", "plan", "add"),
        "activity_id": ("activity", "change", "remove"),
        "meeting_id": ("fill",),
        "base_id": ("change_base", "close_base", "reopen_base"),
        "theme_id": ("rename_theme", "remove_theme"),
    }
    return {f"activities:{name}": {key: of[key]} for key, names in named.items() for name in names}
