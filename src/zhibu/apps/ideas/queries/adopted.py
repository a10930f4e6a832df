"""The adopted proposals of a person, for their contribution record."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.ideas.models import Decision, Idea
from zhibu.apps.organisation.models import Person


@dataclass(frozen=True, kw_only=True)
class AdoptedIdea:
    """A proposal made under one's name that a branch took up, with what came of it."""

    idea_id: int
    branch: str
    title: str
    decision: str
    """采纳 or 部分采纳."""
    decided_on: date
    result: str
    result_on: date | None
    url: str


def adopted_of(person: Person, year: int) -> list[AdoptedIdea]:
    """Return what the person signed and a branch adopted in a year, in order of days; one query."""
    found = Idea.objects.filter(
        zone_id=person.zone_id,
        author=person,
        decision__in=(Decision.ADOPTED, Decision.IN_PART),
        decided_on__year=year,
    )
    return [
        AdoptedIdea(
            idea_id=idea.pk,
            branch=str(idea.branch),
            title=idea.title,
            decision=idea.get_decision_display(),
            decided_on=idea.decided_on,
            result=idea.result,
            result_on=idea.result_on,
            url=idea.get_absolute_url(),
        )
        for idea in found.select_related("branch").order_by("decided_on", "pk")
        if idea.decided_on is not None
    ]
