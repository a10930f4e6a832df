"""Who may read and write at the addresses of the regime."""

from datetime import date

from tests.access_tables import EVERYONE, SIGNED_IN, Access, roles
from tests.apps.regime.records import NOON, meeting_in
from tests.houses import House

from zhibu.apps.regime.models import Milestone
from zhibu.apps.regime.services.feeds import renew_feed

OFFICERS = roles("officer", "secretary")
LEADERS = OFFICERS | roles("neighbour", "stranger")
OF_BRANCH = OFFICERS | roles("member")
LOOKERS = OF_BRANCH | roles("coordinator")
COORDINATOR = roles("coordinator")
OVERSEERS = COORDINATOR | roles("reader")

EXPECTED: dict[str, Access] = {
    "regime:home": Access(read=LEADERS | roles("member")),
    "regime:plans": Access(read=LEADERS),
    "regime:zones": Access(read=OVERSEERS),
    "regime:branch": Access(read=LOOKERS),
    "regime:explain": Access(read=OFFICERS, write=OFFICERS),
    "regime:zone": Access(read=OVERSEERS),
    "regime:rules": Access(read=SIGNED_IN),
    "regime:local_rules": Access(read=COORDINATOR, write=COORDINATOR),
    "regime:plan": Access(read=LOOKERS, write=OFFICERS),
    "regime:propose": Access(write=OFFICERS),
    "regime:add": Access(read=OFFICERS, write=OFFICERS),
    "regime:remove": Access(read=OFFICERS, write=OFFICERS),
    "regime:milestone": Access(read=OFFICERS, write=OFFICERS),
    "regime:plan_workbook": Access(read=LOOKERS),
    "regime:plan_document": Access(read=LOOKERS),
    "regime:plan_calendar": Access(read=LOOKERS),
    "regime:feed": Access(read=OF_BRANCH, write=OF_BRANCH),
    "regime:revoke_feed": Access(write=OF_BRANCH),
    "regime:calendar": Access(read=EVERYONE, everywhere=True),
}


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of each address, for the house's branch."""
    branch = house.branch
    planned = meeting_in(branch, date(2027, 3, 12))
    step = Milestone.objects.create(
        zone=house.zone, branch=branch, title="完成谈心谈话", day=date(2026, 12, 31)
    )
    token = renew_feed(branch=branch, person=house.person, now=NOON)
    of_branch = {"branch_id": branch.pk}
    of_zone = {"zone_id": house.zone.pk}
    others = {
        "regime:home": {},
        "regime:plans": {},
        "regime:zones": {},
        "regime:rules": {},
        "regime:zone": of_zone,
        "regime:local_rules": of_zone,
        "regime:remove": {"meeting_id": planned.pk},
        "regime:milestone": {"milestone_id": step.pk},
        "regime:calendar": {"token": token},
    }
    return {name: others.get(name, of_branch) for name in EXPECTED}
