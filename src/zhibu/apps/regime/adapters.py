"""From the records of many branches to the facts the rules judge, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Subquery

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import frail_in
from zhibu.apps.meetings.queries.facts import meeting_facts
from zhibu.apps.organisation.models import (
    Affiliation,
    AwayPeriod,
    Branch,
    BranchUnit,
    Employment,
    PartyGroup,
    Post,
    Secondment,
    Standing,
    Term,
    VotingSuspension,
)
from zhibu.apps.talks.queries.facts import talk_facts
from zhibu.core.regulations.branch import (
    BranchFacts,
    BranchKind,
    GroupFacts,
    MeetingKind,
    PersonFacts,
    PostFacts,
    PostKind,
    Stage,
)
from zhibu.core.regulations.finding import Finding
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.plan import Sitting
from zhibu.core.regulations.rule import Rulebook
from zhibu.core.workdays.calendar import ONE_DAY

_PERSON = (
    "branch_id",
    "person_id",
    "group_id",
    "stage",
    "retired",
    "suspended",
    "lent_since",
    "away_since",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days whose obligations are asked for, and the day they are judged on."""

    on: date
    since: date
    until: date


def findings_of_branches(
    branches: Sequence[Branch], *, span: Span, rules: Rulebook | None = None
) -> dict[int, tuple[Finding, ...]]:
    """Judge every obligation of several branches, by their keys."""
    facts = facts_of_branches(branches, span=span)
    return {
        branch_id: due_findings(found, on=span.on, since=span.since, until=span.until, rules=rules)
        for branch_id, found in facts.items()
    }


def facts_of_branches(branches: Sequence[Branch], *, span: Span) -> dict[int, BranchFacts]:
    """Gather the facts of several branches without anyone's name.

    People are those of the day; posts and groups also those that ended within the span, so
    that a meeting is judged by the committee of its day.
    """
    ids = [branch.pk for branch in branches]
    people, posts = _people(ids, span.on), _posts(ids, span.since)
    groups, units, terms = _groups(ids, posts, span), _units(ids), _terms(ids, span.on)
    held = meeting_facts(ids, since=span.since, until=span.until)
    talks = talk_facts(ids, since=span.since, until=span.until)
    return {
        branch.pk: BranchFacts(
            kind=BranchKind(branch.kind),
            name=branch.name,
            people=tuple(people[branch.pk]),
            posts=tuple(_post(post) for post in posts[branch.pk]),
            groups=tuple(groups[branch.pk]),
            units=1 + units.get(branch.pk, 0),
            established_on=branch.established_on,
            elected_on=terms[branch.pk].since if branch.pk in terms else None,
            term_until=terms[branch.pk].due_on if branch.pk in terms else None,
            meetings=held.get(branch.pk, ()),
            talks=talks.get(branch.pk, ()),
        )
        for branch in branches
    }


def sitting_of(meeting: Meeting) -> Sitting:
    """Return a meeting as the plan sees it."""
    return Sitting(
        on=meeting.on,
        kinds=tuple(MeetingKind(kind) for kind in meeting.kinds),
        group=str(meeting.group_id) if meeting.group_id else None,
    )


def _people(ids: Collection[int], on: date) -> Mapping[int, list[PersonFacts]]:
    his = {"person_id": OuterRef("person_id"), "zone_id": OuterRef("zone_id")}

    def first_since(model: Any) -> Subquery:
        periods: QuerySet[Any] = model.objects.on(on).filter(**his).order_by("since")
        return Subquery(periods.values("since")[:1])

    stages = Standing.objects.on(on).filter(**his).order_by("-since", "-pk")
    retired = Employment.objects.on(on).filter(**his, status=Employment.Status.RETIRED)
    rows = (
        Affiliation.objects.on(on)
        .filter(branch_id__in=ids)
        .order_by("person_id")
        .annotate(
            stage=Subquery(stages.values("stage")[:1]),
            retired=Exists(retired),
            suspended=Exists(VotingSuspension.objects.on(on).filter(**his)),
            lent_since=first_since(Secondment),
            away_since=first_since(AwayPeriod),
        )
        .values(*_PERSON)
    )
    frail = frail_in(ids, on=on)
    people: dict[int, list[PersonFacts]] = defaultdict(list)
    for row in rows:
        is_frail = row["person_id"] in frail[row["branch_id"]]
        people[row["branch_id"]].append(_person(row, is_frail=is_frail))
    return people


def _person(row: Mapping[str, Any], *, is_frail: bool) -> PersonFacts:
    away = [day for day in (row["lent_since"], row["away_since"]) if day]
    return PersonFacts(
        id=str(row["person_id"]),
        status=Stage(row["stage"]) if row["stage"] else Stage.NONE,
        voting=not row["suspended"],
        retired=row["retired"],
        frail=is_frail,
        away_from=min(away) if away else None,
        groups=(str(row["group_id"]),) if row["group_id"] else (),
    )


def _posts(ids: Collection[int], since: date) -> Mapping[int, list[Post]]:
    posts: dict[int, list[Post]] = defaultdict(list)
    lately = Q(until__isnull=True) | Q(until__gte=since)
    for post in Post.objects.filter(lately, branch_id__in=ids).order_by("pk"):
        posts[post.branch_id].append(post)
    return posts


def _post(post: Post) -> PostFacts:
    return PostFacts(
        id=str(post.pk),
        person=str(post.person_id),
        post=PostKind(post.kind),
        since=post.since,
        until=post.until,
        full_time=post.full_time,
    )


def _groups(
    ids: Collection[int], posts: Mapping[int, Iterable[Post]], span: Span
) -> Mapping[int, list[GroupFacts]]:
    """Return the groups there were in the span; each begins when its first member came."""
    leaders = {
        post.group_id: str(post.person_id)
        for held in posts.values()
        for post in held
        if post.group_id and post.is_in_force(span.on)
    }
    groups: dict[int, list[GroupFacts]] = defaultdict(list)
    stood = Q(dissolved_on=None) | Q(dissolved_on__gt=span.since)
    found = PartyGroup.objects.filter(stood, branch_id__in=ids)
    for group in found.annotate(first=Min("affiliations__since")):
        ended = group.dissolved_on
        groups[group.branch_id].append(
            GroupFacts(
                id=str(group.pk),
                name=group.name,
                leader=leaders.get(group.pk),
                since=group.first,
                until=ended - ONE_DAY if ended else None,
            )
        )
    return groups


def _units(ids: Collection[int]) -> dict[int, int]:
    rows = BranchUnit.objects.filter(branch_id__in=ids).order_by().values_list("branch_id")
    return dict(rows.annotate(number=Count("pk")))


def _terms(ids: Collection[int], on: date) -> dict[int, Term]:
    """Return the last term that had begun by the day, even if it has ended since."""
    begun = Term.objects.filter(branch_id__in=ids, since__lte=on).order_by("since", "pk")
    return {term.branch_id: term for term in begun}
