"""Who may read and write at the addresses of organisational life and the appraisal.

The remedy belongs to the house's member, who may finish it.
"""

from tests.access_tables import Access, roles
from tests.apps.appraisal.records import remedy_of, round_in
from tests.houses import House

LEADS = roles("officer", "secretary")
BRANCH = roles("member", "officer", "secretary")
FORM = Access(read=LEADS, write=LEADS)

OF_BRANCH = {
    "appraisal:branch": Access(read=BRANCH),
    "appraisal:steps": FORM,
    "appraisal:opinions_form": Access(read=LEADS),
    "appraisal:add_remedy": FORM,
    "appraisal:remedies_list": Access(read=BRANCH),
    "appraisal:open_round": FORM,
}
OF_REMEDY = {
    "appraisal:change_remedy": FORM,
    "appraisal:finish_remedy": Access(read=BRANCH, write=BRANCH),
}
OF_ROUND = {
    "appraisal:dates": FORM,
    "appraisal:graded": FORM,
    "appraisal:counts": FORM,
    "appraisal:grades": FORM,
    "appraisal:self_assessment": Access(read=LEADS),
    "appraisal:ballot": Access(read=LEADS),
    "appraisal:results": Access(read=LEADS),
    "appraisal:results_xlsx": Access(read=LEADS),
}
EXPECTED = {
    "appraisal:home": Access(read=roles("member", "officer", "secretary", "neighbour", "stranger")),
    **OF_BRANCH,
    **OF_REMEDY,
    **OF_ROUND,
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of each address."""
    round, remedy = round_in(house.branch), remedy_of(house.branch, house.person)
    return {
        **{key: {"branch_id": house.branch.pk} for key in OF_BRANCH},
        **{key: {"remedy_id": remedy.pk} for key in OF_REMEDY},
        **{key: {"round_id": round.pk} for key in OF_ROUND},
    }
