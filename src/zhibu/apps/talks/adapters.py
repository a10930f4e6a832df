"""From the talks of a branch to the verdict of the rule (ZB-31), through core."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from zhibu.apps.organisation.adapters import facts_of
from zhibu.apps.organisation.models import Branch, Post
from zhibu.apps.organisation.queries.people import PersonInBranch
from zhibu.apps.talks.queries.facts import talk_facts
from zhibu.core.regulations.finding import Finding
from zhibu.core.regulations.pair_talks import CODE, PAIR_NAMES, Pair, talk_findings
from zhibu.core.regulations.rulebook import national


@dataclass(frozen=True)
class Part:
    """One pair kind and how it stands."""

    name: str
    finding: Finding


def coverage_of(
    branch: Branch, *, people: Sequence[PersonInBranch], year: int, on: date
) -> tuple[Part, ...]:
    """Judge the year's talks of a branch by pair kind, as of the day `on`.

    Posts of the whole past are given, since a talk counts by the posts of its own day.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    posts = list(Post.objects.filter(zone_id=branch.zone_id, branch=branch))
    talks = talk_facts([branch.pk], since=first, until=last).get(branch.pk, ())
    facts = facts_of(branch, people=people, posts=posts, on=on, with_names=False)
    facts = replace(facts, talks=talks)
    found = talk_findings(facts, on=on, since=first, until=last, book=national())
    return tuple(Part(PAIR_NAMES[Pair(finding.part or "")], finding) for finding in found)


def rule_of_talks(on: date) -> str:
    """Return the rule as one cites it, with its wording."""
    times = national().rules[CODE].leading.on(on)
    return f"{times.source.citation()}：{times.wording}"
