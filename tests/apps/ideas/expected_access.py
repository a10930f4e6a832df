"""Who may read and write at the addresses of proposals."""

from tests.access_tables import EVERYONE, Access, roles
from tests.apps.ideas.records import TODAY, IdeaFactory
from tests.houses import House

from zhibu.apps.ideas.services.proposing import Written, propose

LEADERS = roles("officer", "secretary")
OF_THE_BRANCH = LEADERS | roles("member")
ON_RECORD = OF_THE_BRANCH | roles("neighbour", "stranger")
NUMBERS = roles("coordinator", "reader")
ANSWER = Access(read=LEADERS, write=LEADERS)

EXPECTED = {
    "ideas:home": Access(read=ON_RECORD | NUMBERS),
    "ideas:propose": Access(read=ON_RECORD, write=ON_RECORD),
    "ideas:look_up": Access(read=EVERYONE, write=EVERYONE),
    "ideas:list": Access(read=OF_THE_BRANCH),
    "ideas:export": Access(read=OF_THE_BRANCH),
    "ideas:numbers": Access(read=NUMBERS),
    "ideas:idea": Access(read=OF_THE_BRANCH),
    "ideas:answer": ANSWER,
    "ideas:result": ANSWER,
    "ideas:reopen": ANSWER,
    "ideas:withdraw": Access(read=roles("member"), write=roles("member")),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name the branch, the zone or a proposal to it."""
    unsigned = IdeaFactory(branch=house.branch)
    signed = propose(
        branch=house.branch,
        written=Written(title="报表合一", proposal="用一张表"),
        author=house.person,
        on=TODAY,
    )
    return {
        "ideas:list": {"branch_id": house.branch.pk},
        "ideas:export": {"branch_id": house.branch.pk},
        "ideas:numbers": {"zone_id": house.zone.pk},
        **{
            f"ideas:{name}": {"idea_id": unsigned.pk}
            for name in ("idea", "answer", "result", "reopen")
        },
        "ideas:withdraw": {"idea_id": signed.pk},
    }
