"""What elections hold about a person, for the page 我的."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.elections.models import Candidate, Election, Exclusion, Teller
from zhibu.apps.organisation.models import Person


@also_held
def elections(person: Person) -> Section:
    """Where the person stood, helped to count, or was not counted; votes of finished ones."""
    mine = {"zone_id": person.zone_id, "person": person}
    stood = Candidate.objects.filter(**mine).select_related("election__branch")
    told = Teller.objects.filter(**mine).select_related("election__branch")
    left = Exclusion.objects.filter(**mine).select_related("election__branch")
    rows = [
        *((str(e.election), e.election.planned_on, "候选人", _votes(e)) for e in stood),
        *((str(e.election), e.election.planned_on, e.get_role_display(), "") for e in told),
        *(
            (str(e.election), e.election.planned_on, "不计入应到会", e.get_reason_display())
            for e in left
        ),
    ]
    return Section("选举", ("选举", "日期", "身份", "内容"), tuple(rows))


def _votes(candidate: Candidate) -> str:
    if candidate.election.state != Election.State.FINISHED:
        return ""
    rounds = candidate.votes.order_by("ballot__number")
    return "；".join(f"赞成{votes.yes}票、不赞成{votes.no}票" for votes in rounds)
