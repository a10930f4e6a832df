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
    say,
)


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

    Committee posts that still run from before the election end the day before it.

    Raises:
        InTheFuture, BranchDissolved: see checks.
        EndsBeforeItBegins: the term would be due before it begins.
        TermRunning: the last term has not been ended.
        PeriodsOverlap: the election lies within an earlier term.
        whatever `give_post` refuse for one of the holders; then nothing is kept.
    """
    checks.not_future(since, today, "选举日期")
    checks.branch_stands(branch, since)
    if due_on <= since:
        raise EndsBeforeItBegins(f"届满日期须晚于选举日期（{say(since)}）。")
    Branch.objects.select_for_update().get(pk=branch.pk)
    _no_other_term(branch, since)
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
        raise TermOver(f"本届已于{say(term.until)}结束。", hint="可以开始新一届。")
    checks.in_order(term.since, last_day)
    posts = list(checks.overlapping(_committee(term.branch), last_day + checks.A_DAY, None))
    checks.end_by(_committee(term.branch), last_day)
    term.until = last_day
    term.save(update_fields=["until"])
    return posts


def _committee(branch: Branch) -> QuerySet[Post]:
    posts: QuerySet[Post] = Post.objects.filter(zone_id=branch.zone_id, branch=branch)
    return posts.filter(kind__in=Post.COMMITTEE)


def _no_other_term(branch: Branch, since: date) -> None:
    terms = Term.objects.filter(zone_id=branch.zone_id, branch=branch)
    if running := terms.filter(until=None).first():
        raise TermRunning(
            f"上一届（{say(running.since)}选举产生）还没有结束。",
            hint="请先在支部页结束上一届，再开始新一届。",
        )
    if checks.overlapping(terms, since, None).exists():
        raise PeriodsOverlap(f"{say(since)}在已有的一届之内。", hint="请核对选举日期。")
