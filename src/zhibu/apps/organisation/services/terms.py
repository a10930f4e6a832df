"""Terms of a branch: opened with those elected, ended with their posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from zhibu.apps.organisation.models import Branch, Person, Post, Term
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.posts import give_post
from zhibu.apps.organisation.services.refusals import (
    EndsBeforeItBegins,
    PeriodsOverlap,
    TermOver,
    TermRunning,
)
from zhibu.core.chinese_days import full_day


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Someone elected to a committee post."""

    person: Person
    kind: str
    full_time: bool = False


@transaction.atomic
def open_term(
    *, branch: Branch, since: date, due_on: date, holders: Sequence[Holder], today: date
) -> Term:
    """Record an election: the term begins and those elected take their posts.

    A term that still runs, and committee posts from before the election, end the day before
    it: who hands over keeps their rights until the successor has them.

    Raises:
        InTheFuture, BranchDissolved: see checks.
        EndsBeforeItBegins: the term would be due before it begins.
        TermRunning: another term began on that day or later.
        PeriodsOverlap: the election lies within a term that has ended.
        StillToCome: a committee post begins on that day or later.
        whatever `give_post` refuse for one of the holders; then nothing is kept.
    """
    checks.not_future(since, today, "选举日期")
    checks.branch_stands(branch, since)
    if due_on <= since:
        raise EndsBeforeItBegins(f"届满日期须晚于选举日期（{full_day(since)}）。")
    Branch.objects.select_for_update().get(pk=branch.pk)
    _end_earlier_terms(branch, since)
    term = Term.objects.create(zone_id=branch.zone_id, branch=branch, since=since, due_on=due_on)
    checks.end_by(_committee(branch), since - checks.A_DAY)
    for holder in holders:
        give_post(
            person=holder.person,
            branch=branch,
            kind=holder.kind,
            full_time=holder.full_time,
            since=since,
            today=today,
        )
    return term


@transaction.atomic
def end_term(*, term: Term, last_day: date, today: date) -> list[Post]:
    """End a term and every committee post with it; return the posts that ended.

    Group leaders and the person specially responsible stay: they were not elected for the
    term.

    Raises:
        InTheFuture, EndsBeforeItBegins: see checks.
        TermOver: the term has ended.
        StillToCome: a committee post begins after the last day.
    """
    checks.not_future(last_day, today, "结束日期")
    Branch.objects.select_for_update().get(pk=term.branch_id)
    term.refresh_from_db()
    if term.until is not None:
        raise TermOver(f"本届已于{full_day(term.until)}结束。", hint="可以记录换届。")
    checks.in_order(term.since, last_day)
    posts = list(checks.overlapping(_committee(term.branch), last_day + checks.A_DAY, None))
    checks.end_by(_committee(term.branch), last_day)
    term.until = last_day
    term.save(update_fields=["until"])
    return posts


def _committee(branch: Branch) -> QuerySet[Post]:
    posts: QuerySet[Post] = Post.objects.filter(zone_id=branch.zone_id, branch=branch)
    return posts.filter(kind__in=Post.COMMITTEE)


def _end_earlier_terms(branch: Branch, since: date) -> None:
    """Let the term before the election end the day before it; refuse any other overlap."""
    last_day = since - checks.A_DAY
    terms = Term.objects.filter(zone_id=branch.zone_id, branch=branch)
    for earlier in checks.overlapping(terms, since, None):
        if earlier.since >= since:
            raise TermRunning(
                f"{full_day(earlier.since)}选举产生的一届不早于这次选举（{full_day(since)}）。",
                hint="请核对选举日期。",
            )
        if earlier.until is not None and earlier.until > since:
            raise PeriodsOverlap(
                f"{full_day(since)}在已有的一届之内（到{full_day(earlier.until)}止）。",
                hint="请核对选举日期。",
            )
        earlier.until = last_day
        earlier.save(update_fields=["until"])
