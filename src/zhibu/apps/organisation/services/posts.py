"""Giving and ending Party posts."""

from datetime import date

from django.db import transaction

from zhibu.apps.organisation.models import Branch, PartyGroup, Person, Post, Standing, Term
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.refusals import (
    AlreadyEnded,
    GroupOfAnotherBranch,
    NotAMember,
    PostTaken,
)
from zhibu.core.chinese_days import full_day


@transaction.atomic
def give_post(
    *,
    person: Person,
    branch: Branch,
    kind: str,
    since: date,
    today: date,
    group: PartyGroup | None = None,
    full_time: bool = False,
    prior_experience: bool | None = None,
) -> Post:
    """Record that a person of the branch holds a post in it from a day on.

    Committee posts join the term that ran on that day. Only full members may be elected to
    them (选举条例 第五条: 正式党员 have 表决权、选举权、被选举权).

    Raises:
        AnotherZone, InTheFuture, BranchDissolved, GroupOfAnotherBranch: see checks.
        PersonHasLeft, NotInTheBranch: the person is not in the branch that day or today.
        NotAMember: a committee post for someone who was no full member that day.
        PostTaken: the branch has a secretary, the group a leader, or the person this post.
    """
    checks.same_zone(branch, person, group)
    checks.not_future(since, today, "任职日期")
    checks.branch_stands(branch, since)
    person = checks.lock(person)
    for day in (since, today):
        checks.affiliation_on(person, branch, day)
    if kind in Post.COMMITTEE:
        _is_full_member(person, since)
    group = _group_of_leader(kind, group, branch, since)
    _is_free(person, branch, kind, group, since)
    return Post.objects.create(
        zone_id=branch.zone_id,
        person=person,
        branch=branch,
        kind=kind,
        group=group,
        term=_term_on(branch, since) if kind in Post.COMMITTEE else None,
        full_time=full_time,
        prior_experience=prior_experience,
        since=since,
    )


@transaction.atomic
def end_post(*, post: Post, last_day: date, today: date) -> Post:
    """Record the last day of a post.

    Raises:
        InTheFuture, EndsBeforeItBegins: see checks.
        AlreadyEnded: the post has ended.
    """
    checks.not_future(last_day, today, "离任日期")
    checks.lock(post.person)
    post.refresh_from_db()
    if post.until is not None:
        raise AlreadyEnded(
            f"{post.person}的{post.get_kind_display()}已于{full_day(post.until)}结束。"
        )
    checks.in_order(post.since, last_day)
    post.until = last_day
    post.save(update_fields=["until"])
    return post


def _is_full_member(person: Person, day: date) -> None:
    standing = Standing.objects.on(day).filter(zone_id=person.zone_id, person=person)
    if not standing.filter(stage=Standing.Stage.FULL).exists():
        raise NotAMember(
            f"{full_day(day)}，{person}不是正式党员，不能担任支部委员会职务。",
            hint="依据：《中国共产党章程》第七条，预备党员没有被选举权。已转正的请先记录转正。",
        )


def _group_of_leader(
    kind: str, group: PartyGroup | None, branch: Branch, day: date
) -> PartyGroup | None:
    """A leader needs a group of the branch; other posts have none."""
    if kind != Post.Kind.GROUP_LEADER:
        return None
    if group is None:
        raise GroupOfAnotherBranch("没有选择党小组。", hint="党小组组长要选明是哪个党小组。")
    checks.group_fits(group, branch, day)
    return group


def _is_free(
    person: Person, branch: Branch, kind: str, group: PartyGroup | None, since: date
) -> None:
    posts = Post.objects.filter(zone_id=branch.zone_id, branch=branch, kind=kind)
    if kind == Post.Kind.GROUP_LEADER:
        posts = posts.filter(group=group)
    elif kind != Post.Kind.SECRETARY:
        posts = posts.filter(person=person)
    if other := checks.overlapping(posts, since, None).select_related("person").first():
        raise PostTaken(
            f"{other.person}自{full_day(other.since)}起任{other.get_kind_display()}，时间重叠。",
            hint="请先结束原来的任职，再记录新的任职。",
        )


def _term_on(branch: Branch, day: date) -> Term | None:
    found: Term | None = Term.objects.on(day).filter(zone_id=branch.zone_id, branch=branch).last()
    return found
