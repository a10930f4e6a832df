"""Elections for tests: a branch with electors, and an election of it at a chosen step."""

from datetime import date

from django.utils import timezone
from tests.factories import member_of

from zhibu.apps.elections.models import Election
from zhibu.apps.elections.services import deciding, preparing
from zhibu.apps.organisation.models import Branch, Person

NAMES = ("丁一", "马兰", "王强", "李四", "张三", "陈五", "周六")


def electors_of(branch: Branch, count: int = 7) -> list[Person]:
    """Make some more full members of a branch."""
    return [member_of(branch, name) for name in NAMES[:count]]


def election_in(
    branch: Branch,
    *,
    kind: str = Election.Kind.TERM,
    body: str = Election.Body.COMMITTEE,
    seats: int = 3,
    planned_on: date | None = None,
) -> Election:
    """Begin an election; it is held today unless another day is given."""
    today = timezone.localdate()
    return preparing.start(
        branch=branch,
        kind=kind,
        body=body,
        seats=seats,
        planned_on=planned_on or today,
        today=today,
    )


def stand(election: Election, people: list[Person]) -> None:
    """Let some people stand."""
    preparing.set_candidates(election=election, people=people, today=timezone.localdate())


def counted(election: Election, yes: dict[Person, int], *, present: int = 10, **facts: int) -> None:
    """Count a round: everyone who came got a ballot and gave it back, nobody said no."""
    numbers = {"present": present, "handed": present, "returned": present, "void": 0, **facts}
    votes = {person.pk: (count, 0) for person, count in yes.items()}
    typed = deciding.Typed(votes=votes, **numbers)
    deciding.count(election=election, typed=typed, today=timezone.localdate())
