"""What people do with talks: record one, correct it, drop it, keep a promise."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from zhibu.apps.organisation.models import Affiliation, Branch, Person, Post
from zhibu.apps.organisation.services import checks
from zhibu.apps.organisation.services.refusals import NotInTheBranch
from zhibu.apps.talks.models import Talk
from zhibu.apps.talks.refusals import (
    DueBeforeTheTalk,
    NotesOfOthers,
    NotTheirPromise,
    PromiseIncomplete,
    TalkOnRecord,
    WithOneself,
    WrittenMeanwhile,
)
from zhibu.core.chinese_days import full_day


@dataclass(frozen=True, kw_only=True)
class Said:
    """What is kept of a talk beyond that it took place; for the two and the secretary."""

    occasion: str = Talk.Occasion.ROUTINE
    notes: str = ""
    promise: str = ""
    promise_owner: Person | None = None
    promise_due_on: date | None = None

    @property
    def says_something(self) -> bool:
        """Whether anything confidential is in it."""
        return self != Said()


NOTHING = Said()


@transaction.atomic
def record_talk(
    *,
    branch: Branch,
    a: Person,
    b: Person,
    on: date,
    way: str = Talk.Way.FACE,
    said: Said = NOTHING,
    by: Person | None,
    today: date,
) -> Talk:
    """Record that two people of a branch talked on a day; `by` records it.

    Raises:
        InTheFuture: the day has not come.
        WithOneself, TalkOnRecord: see refusals.
        AnotherZone, NotInTheBranch: one of the two was not in the branch that day.
        NotesOfOthers: `by` is neither of the two nor secretary, and wrote what was said.
        PromiseIncomplete, NotTheirPromise, DueBeforeTheTalk: the promise does not hold.
    """
    checks.not_future(on, today, "谈话日期")
    checks.same_zone(branch, a, b)
    if a.pk == b.pk:
        raise WithOneself
    for person in sorted((a, b), key=lambda one: one.pk):
        checks.lock(person)
        _was_in_branch(person, branch, on)
    _not_twice(a, b, on)
    talk = Talk(zone_id=branch.zone_id, branch=branch, a=a, b=b, on=on, way=way, recorded_by=by)
    _keep_said(talk, said, by, today)
    talk.save()
    return talk


@transaction.atomic
def correct_talk(
    *, talk: Talk, on: date, way: str, said: Said | None, by: Person, today: date
) -> Talk:
    """Correct a talk's record; `said` None leaves what was said as it is.

    One of the two who writes down what a third person only noted becomes its recorder.

    Raises:
        WrittenMeanwhile: somebody else has written down what was said.
        InTheFuture, NotInTheBranch, TalkOnRecord, NotesOfOthers, PromiseIncomplete,
        NotTheirPromise, DueBeforeTheTalk: as for `record_talk`.
    """
    checks.not_future(on, today, "谈话日期")
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if said is not None and talk.notes and talk.recorded_by_id != by.pk:
        raise WrittenMeanwhile(str(talk.recorded_by or "对方"))
    if on != talk.on:
        _was_in_branch(talk.a, talk.branch, on)
        _was_in_branch(talk.b, talk.branch, on)
        _not_twice(talk.a, talk.b, on)
    talk.on, talk.way = on, way
    if said is not None:
        _keep_said(talk, said, by, today)
        talk.recorded_by = by
    talk.revision += 1
    talk.save()
    return talk


@transaction.atomic
def drop_talk(*, talk: Talk) -> None:
    """Remove a record made by mistake, with all it says."""
    Talk.objects.select_for_update().get(pk=talk.pk).delete()


@transaction.atomic
def keep_promise(*, talk: Talk, on: date, today: date) -> Talk:
    """Note the day on which what was promised was done.

    Raises:
        InTheFuture: the day has not come.
        DueBeforeTheTalk: it lies before the talk.
        PromiseIncomplete: nothing was promised.
    """
    checks.not_future(on, today, "办好日期")
    talk = Talk.objects.select_for_update().get(pk=talk.pk)
    if not talk.promise:
        raise PromiseIncomplete
    if on < talk.on:
        raise DueBeforeTheTalk("办好日期")
    talk.promise_kept_on = on
    talk.save(update_fields=["promise_kept_on"])
    return talk


def _keep_said(talk: Talk, said: Said, by: Person | None, today: date) -> None:
    """Write what was said into the talk, if `by` may know it and the promise holds."""
    two = {talk.a_id, talk.b_id}
    if said.says_something and by is not None and by.pk not in two:
        _is_secretary(by, talk.branch, today)
    whole = (bool(said.promise), bool(said.promise_owner), bool(said.promise_due_on))
    if any(whole) and not all(whole):
        raise PromiseIncomplete
    if said.promise_owner is not None and said.promise_owner.pk not in two:
        raise NotTheirPromise
    if said.promise_due_on is not None and said.promise_due_on < talk.on:
        raise DueBeforeTheTalk("约定期限")
    talk.occasion, talk.notes, talk.promise = said.occasion, said.notes, said.promise
    talk.promise_owner, talk.promise_due_on = said.promise_owner, said.promise_due_on
    if not said.promise:
        talk.promise_kept_on = None


def _is_secretary(person: Person, branch: Branch, today: date) -> None:
    posts = Post.objects.on(today).filter(person=person, branch=branch)
    if not posts.filter(kind=Post.Kind.SECRETARY).exists():
        raise NotesOfOthers


def _was_in_branch(person: Person, branch: Branch, on: date) -> None:
    """Accept whoever was in the branch that day or held a post in it."""
    there = Affiliation.objects.on(on).filter(person=person, branch=branch)
    posts = Post.objects.on(on).filter(person=person, branch=branch)
    if not there.exists() and not posts.exists():
        raise NotInTheBranch(
            f"{full_day(on)}，{person}不在{branch}。",
            hint="请核对谈话日期，或请支部先更新组织关系。",
        )


def _not_twice(a: Person, b: Person, on: date) -> None:
    either_way = Q(a=a, b=b) | Q(a=b, b=a)
    if Talk.objects.filter(either_way, zone_id=a.zone_id, on=on).exists():
        raise TalkOnRecord(f"{a}与{b}", full_day(on))
