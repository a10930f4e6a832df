"""What several steps of an election check."""

from collections.abc import Iterable
from datetime import date

from zhibu.apps.elections.models import Election
from zhibu.apps.elections.queries import electorate_of
from zhibu.apps.elections.refusals import ElectionOver, NotYet, WrongPeople
from zhibu.apps.organisation.models import Person
from zhibu.core.regulations.election_course import Shift, shift_of


def lock(election: Election) -> Election:
    """Return the election as it stands now, held until the transaction ends.

    Raises:
        ElectionOver: it is finished or was dropped.
    """
    held = Election.objects.select_for_update().get(pk=election.pk)
    if not held.is_open:
        raise ElectionOver
    return held


def are_electors(election: Election, people: Iterable[Person], *, today: date, what: str) -> None:
    """Refuse anyone who is no full member with a vote (选举条例 第五条)."""
    electorate = electorate_of(election, on=min(today, election.planned_on))
    allowed = {person.pk for person in electorate.electors}
    if wrong := [person.name for person in people if person.pk not in allowed]:
        raise WrongPeople(
            f"{'、'.join(wrong)}不是本支部有选举权的正式党员，不能作{what}。",
            hint="预备党员、受留党察看处分和暂停表决权的党员没有选举权和被选举权。",
        )


def is_approved(election: Election) -> None:
    """Refuse to count an early or late election nobody has approved (ZB-15)."""
    if shift_of(election.planned_on, election.term_due) == Shift.IN_TIME or election.approved_on:
        return
    raise NotYet(
        "提前或延期换届要先经上级党组织批准，还没有记录批复日期。",
        hint="请先在“修改日期”里记录批复日期。依据：《中国共产党支部工作条例（试行）》第二十二条。",
    )
