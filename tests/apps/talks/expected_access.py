"""Who may read and write at the addresses of talks.

The talk is between the house's member and another member of the branch, recorded by the
member: so among the roles only the member is in it, and only the secretary may read it too.
"""

from tests.access_tables import Access, roles
from tests.apps.talks.records import talk_between
from tests.factories import member_of
from tests.houses import House

BRANCH = roles("member", "officer", "secretary")
READERS = roles("member", "secretary")
RECORDER = roles("member")

EXPECTED = {
    "talks:home": Access(read=roles("member", "officer", "secretary", "neighbour", "stranger")),
    "talks:list": Access(read=BRANCH),
    "talks:record": Access(read=BRANCH, write=BRANCH),
    "talks:blank_paper": Access(read=BRANCH),
    "talks:talk": Access(read=READERS),
    "talks:paper": Access(read=READERS),
    "talks:correct": Access(read=RECORDER, write=RECORDER),
    "talks:drop": Access(read=RECORDER, write=RECORDER),
    "talks:keep_promise": Access(read=RECORDER, write=RECORDER),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of each address."""
    talk = talk_between(house.person, member_of(house.branch, "王敏"))
    of_branch, of_talk = {"branch_id": house.branch.pk}, {"talk_id": talk.pk}
    return {
        name: of_talk
        if name.removeprefix("talks:") in {"talk", "paper", "correct", "drop", "keep_promise"}
        else of_branch
        for name in EXPECTED
        if name != "talks:home"
    }
