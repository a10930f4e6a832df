"""Letters of introduction: sent, received, brought along."""

from datetime import date

from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.membership.models import Letter
from zhibu.apps.membership.services.refusals import AlreadyRecorded, NotOnItsWay
from zhibu.apps.organisation.models import Affiliation, Branch, Person, Post, Standing
from zhibu.apps.organisation.queries.people import MEMBERS
from zhibu.apps.organisation.services import affiliations, checks
from zhibu.apps.organisation.services.refusals import AlreadyThere, NotAMember
from zhibu.core.chinese_days import full_day


@transaction.atomic
def send_letter(
    *,
    person: Person,
    branch: Branch,
    to_branch: Branch | None,
    other: str,
    number: str,
    sent_on: date,
    by: User,
    today: date,
) -> Letter:
    """Record a letter of introduction; the member stays in the branch until it is received.

    Raises:
        InTheFuture, NotInTheBranch, PersonHasLeft, AnotherZone: see checks.
        NotAMember: the person is no Party member that day, so has no 组织关系 to move.
        AlreadyThere: to the branch the person is in.
        AlreadyRecorded: a letter is on its way.
    """
    checks.same_zone(person, branch, to_branch)
    checks.not_future(sent_on, today)
    person = checks.lock(person)
    checks.affiliation_on(person, branch, sent_on)
    _is_member(person, sent_on)
    if to_branch is not None and to_branch.pk == branch.pk:
        raise AlreadyThere(f"{person}的组织关系已在{branch}。", hint="请选择要转入的支部。")
    letters = Letter.objects.filter(zone_id=person.zone_id, person=person, way=Letter.Way.OUT)
    if on_its_way := letters.filter(received_on=None).first():
        raise AlreadyRecorded(
            f"{person}的介绍信已于{full_day(on_its_way.sent_on)}开出，还没有回执。",
            hint="收到回执后先记录接收日期。",
        )
    return Letter.objects.create(
        zone_id=person.zone_id,
        person=person,
        branch=branch,
        way=Letter.Way.OUT,
        to_branch=to_branch,
        other=str(to_branch) if to_branch else other,
        number=number,
        sent_on=sent_on,
        recorded_by=by,
    )


@transaction.atomic
def receive_letter(*, letter: Letter, received_on: date, today: date) -> Letter:
    """Record the receipt: the affiliation moves, or ends here, on that day.

    Raises:
        InTheFuture, EndsBeforeItBegins, StillToCome: see checks.
        NotOnItsWay: received before.
    """
    checks.not_future(received_on, today)
    locked = Letter.objects.select_for_update(of=("self",))
    letter = locked.select_related("person", "to_branch").get(pk=letter.pk)
    if letter.received_on is not None:
        raise NotOnItsWay(f"这封介绍信已于{full_day(letter.received_on)}接收。")
    checks.in_order(letter.sent_on, received_on)
    person = checks.lock(letter.person)
    if letter.to_branch:
        affiliations.transfer(
            person=person, branch=letter.to_branch, since=received_on, today=today
        )
    else:
        _end_here(person, letter.branch_id, last_day=received_on - checks.A_DAY)
    letter.received_on = received_on
    letter.save(update_fields=["received_on"])
    return letter


@transaction.atomic
def take_in(
    *,
    person: Person,
    branch: Branch,
    other: str,
    number: str,
    sent_on: date,
    received_on: date,
    by: User,
    today: date,
) -> Letter:
    """Record the letter a member of the branch came with.

    Raises:
        InTheFuture, EndsBeforeItBegins, NotInTheBranch, PersonHasLeft: see checks.
    """
    checks.same_zone(person, branch)
    checks.not_future(received_on, today)
    checks.in_order(sent_on, received_on)
    person = checks.lock(person)
    checks.affiliation_on(person, branch, today)
    return Letter.objects.create(
        zone_id=person.zone_id,
        person=person,
        branch=branch,
        way=Letter.Way.IN,
        other=other,
        number=number,
        sent_on=sent_on,
        received_on=received_on,
        recorded_by=by,
    )


def _is_member(person: Person, day: date) -> None:
    standings = Standing.objects.on(day).filter(zone_id=person.zone_id, person=person)
    if not standings.filter(stage__in=MEMBERS).exists():
        raise NotAMember(
            f"{full_day(day)}，{person}还不是党员，没有组织关系可转。",
            hint="入党申请人、积极分子的材料转接，请按上级要求另办。",
        )


def _end_here(person: Person, branch_id: int, *, last_day: date) -> None:
    """End affiliation and posts in the branch; work and standing are not touched."""
    mine = {"zone_id": person.zone_id, "person": person, "branch_id": branch_id}
    checks.end_by(Post.objects.filter(**mine), last_day)
    checks.end_by(Affiliation.objects.filter(**mine), last_day)
