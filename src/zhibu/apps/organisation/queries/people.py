"""Who is where, on which day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Prefetch, QuerySet, Value, When

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import (
    Affiliation,
    AwayPeriod,
    Branch,
    Employment,
    PartyGroup,
    Person,
    Post,
    Secondment,
    Standing,
    Term,
    VotingSuspension,
)

POST_ORDER = Case(
    *(When(kind=kind, then=Value(place)) for place, kind in enumerate(Post.Kind.values))
)
"""Posts as they are always listed: the secretary first."""
STAGE_ORDER = {stage: place for place, stage in enumerate(reversed(Standing.Stage.values))}
MEMBERS = frozenset({Standing.Stage.FULL, Standing.Stage.PROBATIONARY})


@dataclass(frozen=True, kw_only=True)
class PersonInBranch:
    """One person of a branch as things stood on a day."""

    person: Person
    group: PartyGroup | None = None
    standing: Standing | None = None
    employment: Employment | None = None
    posts: tuple[Post, ...] = ()
    secondment: Secondment | None = None
    away: AwayPeriod | None = None
    is_suspended: bool = False
    since: date | None = field(default=None)

    @property
    def stage(self) -> str:
        """The stage in the words users know; 群众 when there is none."""
        return self.standing.get_stage_display() if self.standing else "群众"

    @property
    def is_member(self) -> bool:
        """Whether a Party member, full or probationary."""
        return self.standing is not None and self.standing.stage in MEMBERS

    @property
    def may_vote(self) -> bool:
        """A full member whose voting right is not suspended (选举条例 第五条)."""
        is_full = self.standing is not None and self.standing.stage == Standing.Stage.FULL
        return is_full and not self.is_suspended

    @property
    def is_retired(self) -> bool:
        """Whether retired."""
        return self.employment is not None and self.employment.status == "retired"


def person_behind(viewer: Viewer) -> Person | None:
    """Return the person who is looking; None for an account of nobody on record."""
    return Person.objects.filter(pk=viewer.person_id).first() if viewer.person_id else None


def branch_ids_of(person: Person) -> frozenset[int]:
    """Return the branch the person is in, or the last one they were in."""
    last = (
        Affiliation.objects.filter(zone_id=person.zone_id, person=person)
        .order_by("-since", "-pk")
        .values_list("branch_id", flat=True)
        .first()
    )
    return frozenset() if last is None else frozenset({last})


def affiliations_of_branch(branch_id: int, *, on: date) -> QuerySet[Affiliation]:
    """Affiliations in force on a day: the answer to 'who was in this branch on that day'."""
    affiliations: QuerySet[Affiliation] = Affiliation.objects.on(on)
    return affiliations.filter(branch_id=branch_id).select_related("person")


def people_in_branch(branch: Branch, *, on: date) -> list[PersonInBranch]:
    """Return who was in the branch on a day and how each stood, in seven queries.

    Full members come first, then probationary ones, then those on the way; within a stage
    the order is that of entry into the records.
    """
    affiliations = (
        Affiliation.objects.on(on)
        .filter(zone_id=branch.zone_id, branch=branch)
        .select_related("person", "group")
        .prefetch_related(*_standing_on(on, branch))
        .order_by("person_id")
    )
    people = [_as_stood(affiliation) for affiliation in affiliations]
    last = len(STAGE_ORDER)
    return sorted(people, key=lambda p: STAGE_ORDER[p.standing.stage] if p.standing else last)


def posts_in_branch(branch: Branch, *, on: date) -> list[Post]:
    """Return the posts held in the branch on a day, the secretary first."""
    posts = Post.objects.on(on).filter(zone_id=branch.zone_id, branch=branch)
    return list(posts.select_related("person", "group", "term").order_by(POST_ORDER, "pk"))


def term_of_branch(branch: Branch, *, on: date) -> Term | None:
    """Return the term that ran on a day; None when none did."""
    found: Term | None = Term.objects.on(on).filter(zone_id=branch.zone_id, branch=branch).last()
    return found


def _standing_on(on: date, branch: Branch) -> Iterable[Prefetch[Any]]:
    """Everything about a person that the list shows, each kind in one query."""
    posts = Post.objects.on(on).filter(branch=branch).select_related("group")
    kinds: dict[str, QuerySet[Any]] = {
        "standings": Standing.objects.on(on),
        "employments": Employment.objects.on(on).select_related("agency"),
        "posts": posts.order_by(POST_ORDER, "pk"),
        "secondments": Secondment.objects.on(on),
        "away_periods": AwayPeriod.objects.on(on),
        "voting_suspensions": VotingSuspension.objects.on(on),
    }
    return [
        Prefetch(f"person__{name}", queryset=periods, to_attr=f"{name}_then")
        for name, periods in kinds.items()
    ]


def _as_stood(affiliation: Affiliation) -> PersonInBranch:
    person: Any = affiliation.person
    return PersonInBranch(
        person=person,
        group=affiliation.group,
        since=affiliation.since,
        standing=_last(person.standings_then),
        employment=_last(person.employments_then),
        posts=tuple(person.posts_then),
        secondment=_last(person.secondments_then),
        away=_last(person.away_periods_then),
        is_suspended=bool(person.voting_suspensions_then),
    )


def _last(periods: list[Any]) -> Any:
    return periods[-1] if periods else None


def present_affiliation(person: Person) -> Affiliation | None:
    """Return the affiliation that has no end, with its branch and group."""
    mine = Affiliation.objects.filter(zone_id=person.zone_id, person=person, until=None)
    found: Affiliation | None = mine.select_related("branch", "group").first()
    return found


def present_standing(person: Person) -> Standing | None:
    """Return the stage that has no end."""
    mine = Standing.objects.filter(zone_id=person.zone_id, person=person, until=None)
    found: Standing | None = mine.first()
    return found


def present_employment(person: Person) -> Employment | None:
    """Return where the person is in post now, with the agency; None once retired or gone."""
    mine = Employment.objects.filter(
        zone_id=person.zone_id, person=person, until=None, status=Employment.Status.IN_POST
    )
    found: Employment | None = mine.select_related("agency").first()
    return found


def full_members_of(branch: Branch, *, on: date) -> list[Person]:
    """Return the full members in the branch on a day: those who may be elected."""
    return [
        entry.person
        for entry in people_in_branch(branch, on=on)
        if entry.standing and entry.standing.stage == Standing.Stage.FULL
    ]
