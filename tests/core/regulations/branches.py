"""Branches for rule tests: only what a test speaks of is given, the rest is in order."""

from datetime import date

from zhibu.core.regulations.branch import (
    BranchFacts,
    BranchKind,
    PersonFacts,
    PostFacts,
    PostKind,
    Stage,
)
from zhibu.core.regulations.establishment import establishment_findings

TODAY = date(2026, 11, 24)
COMPLETE = ("secretary", "organisation", "publicity", "discipline")


def branch(full=0, probationary=0, posts=(), kind=BranchKind.ORDINARY, suspended=0, **facts):
    """Full members f0, f1…, probationary p0, p1…; the n-th post is held by the n-th member."""
    people = [
        PersonFacts(id=f"f{i}", status=Stage.FULL, voting=i >= suspended) for i in range(full)
    ]
    people += [PersonFacts(id=f"p{i}", status=Stage.PROBATIONARY) for i in range(probationary)]
    held = tuple(
        post if isinstance(post, PostFacts) else PostFacts(person=f"f{i}", post=PostKind(post))
        for i, post in enumerate(posts)
    )
    return BranchFacts(kind=kind, people=tuple(people), posts=held, **facts)


def verdict(code, facts, on=TODAY):
    (found,) = (f for f in establishment_findings(facts, on=on) if f.rule == code)
    return found
