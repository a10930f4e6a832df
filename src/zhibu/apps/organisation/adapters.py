"""From records to the plain facts that the rules of core judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhibu.apps.organisation.models import Branch, PartyGroup, Post, Term
from zhibu.apps.organisation.queries.people import PersonInBranch
from zhibu.core.regulations.branch import (
    BranchFacts,
    BranchKind,
    GroupFacts,
    PersonFacts,
    PostFacts,
    PostKind,
    Stage,
)
from zhibu.core.regulations.establishment import establishment_findings
from zhibu.core.regulations.finding import Finding, State

SETTLED = frozenset({State.MET, State.NOT_APPLICABLE})


@dataclass(frozen=True)
class Judged:
    """The findings of one branch: what is open, what is settled."""

    open: tuple[Finding, ...]
    settled: tuple[Finding, ...]

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> "Judged":
        """Part the findings; within each the order stays."""
        return cls(
            open=tuple(finding for finding in findings if finding.state not in SETTLED),
            settled=tuple(finding for finding in findings if finding.state in SETTLED),
        )


def findings_of(
    branch: Branch,
    *,
    people: Sequence[PersonInBranch],
    posts: Sequence[Post],
    on: date,
    with_names: bool,
) -> Judged:
    """Judge how a branch is set up on a day; `with_names` false names nobody in the answer."""
    facts = facts_of(branch, people=people, posts=posts, on=on, with_names=with_names)
    return Judged.of(establishment_findings(facts, on=on))


def facts_of(
    branch: Branch,
    *,
    people: Sequence[PersonInBranch],
    posts: Sequence[Post],
    on: date,
    with_names: bool = True,
) -> BranchFacts:
    """Gather what the rules ask of a branch, given who was there and held a post that day."""
    leaders = {post.group_id: str(post.person_id) for post in posts if post.group_id}
    groups = PartyGroup.objects.filter(zone_id=branch.zone_id, branch=branch)
    term = _last_term(branch, on=on)
    return BranchFacts(
        kind=BranchKind(branch.kind),
        name=branch.name,
        people=tuple(_person(entry, with_names=with_names) for entry in people),
        posts=tuple(_post(post) for post in posts),
        groups=tuple(
            GroupFacts(id=str(group.pk), name=group.name, leader=leaders.get(group.pk))
            for group in groups
            if group.dissolved_on is None or group.dissolved_on > on
        ),
        units=1 + branch.units.count(),
        established_on=branch.established_on,
        elected_on=term.since if term else None,
        term_until=term.due_on if term else None,
    )


def _last_term(branch: Branch, *, on: date) -> Term | None:
    """Return the last term that had begun by a day, even if it has ended since."""
    terms = Term.objects.filter(zone_id=branch.zone_id, branch=branch, since__lte=on)
    last: Term | None = terms.last()
    return last


def _person(entry: PersonInBranch, *, with_names: bool) -> PersonFacts:
    away = [period.since for period in (entry.away, entry.secondment) if period]
    return PersonFacts(
        id=str(entry.person.pk),
        status=Stage(entry.standing.stage) if entry.standing else Stage.NONE,
        name=entry.person.name if with_names else "",
        voting=not entry.is_suspended,
        retired=entry.is_retired,
        away_from=min(away) if away else None,
        groups=(str(entry.group.pk),) if entry.group else (),
    )


def _post(post: Post) -> PostFacts:
    return PostFacts(
        id=str(post.pk),
        person=str(post.person_id),
        post=PostKind(post.kind),
        since=post.since,
        until=post.until,
        full_time=post.full_time,
    )
