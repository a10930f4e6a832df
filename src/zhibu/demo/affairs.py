"""The demo's other affairs: accepted plans, talks, dues, and people on their way to membership."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from zhibu.apps.membership.models import Companion, DuesBase, DuesPaid
from zhibu.apps.organisation.models import Branch, Post, Standing, Zone
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch
from zhibu.apps.regime.services.planning import accept_year, propose_year
from zhibu.apps.regime.services.refusals import NothingToPlan
from zhibu.apps.talks.models import Talk
from zhibu.core.workdays.fixed_day import FixedDay
from zhibu.demo.sittings import THEME_DAY

WITHOUT_PLAN = 7
"""The branch that has not made a plan."""
TALKED_SHARE = 0.6
WITHOUT_BASE = 2
"""How many in each branch have no base of dues yet."""
PAY = (4200, 5600, 6900, 8300, 10400)
PENSIONS = (4100, 4900, 5600)
MENTORED = frozenset({Standing.Stage.ACTIVIST, Standing.Stage.CANDIDATE})


def build_affairs(zone: Zone, *, today: date, random: Random) -> None:
    """Give every branch of a zone its plan, talks, dues and mentors."""
    for turn, branch in enumerate(Branch.objects.filter(zone=zone).order_by("pk")):
        people = people_in_branch(branch, on=today)
        members = [entry for entry in people if entry.is_member]
        _talks(branch, members, today, random)
        _dues(branch, members, today, random)
        _mentors(branch, people, members, today)
        if turn != WITHOUT_PLAN:
            _plan(branch, members, today)


def _talks(branch: Branch, members: list[PersonInBranch], today: date, random: Random) -> None:
    """Officers have talked with a good half of the members this year, not with all."""
    officers = [entry for entry in members if _is_officer(entry)]
    days = (today - date(today.year, 1, 1)).days
    if not officers or not days:
        return
    others = [entry for entry in members if entry not in officers]
    pairs = [(officers[0], entry) for entry in officers[1:]]
    talked = others[: int(len(others) * TALKED_SHARE)]
    pairs += [(officers[turn % len(officers)], entry) for turn, entry in enumerate(talked)]
    Talk.objects.bulk_create(
        Talk(
            zone_id=branch.zone_id,
            branch=branch,
            a=first.person,
            b=second.person,
            on=today - timedelta(days=random.randint(1, days)),
            way=Talk.Way.PHONE if second.away or second.secondment else Talk.Way.FACE,
            notes="聊了手头的工作和家里的情况，约好有困难及时说。",
            recorded_by=first.person,
        )
        for first, second in pairs
    )


def _dues(branch: Branch, members: list[PersonInBranch], today: date, random: Random) -> None:
    """Bases for all but two; every month up to the last is ticked where there is a base."""
    with_base = members[WITHOUT_BASE:]
    DuesBase.objects.bulk_create(
        DuesBase(
            zone_id=branch.zone_id,
            person=entry.person,
            year=today.year,
            kind=DuesBase.Kind.PENSION if entry.is_retired else DuesBase.Kind.SALARY,
            base=Decimal(random.choice(PENSIONS if entry.is_retired else PAY)),
        )
        for entry in with_base
    )
    DuesPaid.objects.bulk_create(
        DuesPaid(
            zone_id=branch.zone_id,
            person=entry.person,
            branch=branch,
            month=date(today.year, month, 1),
        )
        for entry in with_base
        for month in range(1, today.month)
        if entry.since and entry.since <= date(today.year, month, 1)
    )


def _mentors(
    branch: Branch, people: list[PersonInBranch], members: list[PersonInBranch], today: date
) -> None:
    """An activist is accompanied by two full members."""
    full = [entry.person for entry in members if entry.may_vote and not entry.is_retired]
    Companion.objects.bulk_create(
        Companion(
            zone_id=branch.zone_id,
            person=entry.person,
            helper=helper,
            kind=Companion.Kind.MENTOR,
            since=entry.standing.since,
        )
        for entry in people
        if entry.standing and entry.standing.stage in MENTORED and entry.standing.since <= today
        for helper in full[-2:]
    )


def _plan(branch: Branch, members: list[PersonInBranch], today: date) -> None:
    """Accept what the system proposes beside the meetings already planned."""
    secretaries = [
        entry.person
        for entry in members
        if any(post.kind == Post.Kind.SECRETARY for post in entry.posts)
    ]
    try:
        propose_year(
            branch=branch,
            year=today.year,
            theme_day=FixedDay(day_of_month=THEME_DAY),
            today=today,
        )
    except NothingToPlan:
        return
    accepted = timezone.make_aware(datetime.combine(date(today.year, 1, 1), time(10, 0)))
    accept_year(
        branch=branch,
        year=today.year,
        by=secretaries[0] if secretaries else None,
        now=accepted + timedelta(days=7),
    )


def _is_officer(entry: PersonInBranch) -> bool:
    return any(post.kind in Post.COMMITTEE for post in entry.posts)
