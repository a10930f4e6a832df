"""Who may read and write at the addresses of the regime."""

from datetime import date

from tests.access_tables import EVERYONE, Access, roles
from tests.apps.regime.records import NOON, meeting_in
from tests.houses import House

from zhibu.apps.regime.models import Milestone
from zhibu.apps.regime.services.feeds import renew_feed

OFFICERS = roles("officer", "secretary")
OF_BRANCH = OFFICERS | roles("member")
LOOKERS = OF_BRANCH | roles("coordinator")

EXPECTED: dict[str, Access] = {
    "regime:plan": Access(read=LOOKERS, write=OFFICERS),
    "regime:propose": Access(write=OFFICERS),
    "regime:accept": Access(write=OFFICERS),
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
    of_branch = {
        name: {"branch_id": branch.pk}
        for name in EXPECTED
        if name not in {"regime:remove", "regime:milestone", "regime:calendar"}
    }
    return {
        **of_branch,
        "regime:remove": {"meeting_id": planned.pk},
        "regime:milestone": {"milestone_id": step.pk},
        "regime:calendar": {"token": token},
    }
