"""Who should move their 组织关系, and which letters are on their way."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.db.models import QuerySet

from zhibu.apps.membership.models import Letter
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch

LONG_AWAY = relativedelta(months=6)
SHOULD_MOVE = "《中国共产党党员教育管理工作条例》第二十五条"
STAY_IN_TOUCH = "《中国共产党党员教育管理工作条例》第三十二条"


@dataclass(frozen=True, kw_only=True)
class Mover:
    """A member to look at: why, by which text, and whether a transfer is due."""

    person: Person
    why: str
    source: str
    should_move: bool


def movers_of(branch: Branch, *, on: date) -> tuple[list[Person], list[Mover]]:
    """Return the members who may be sent, and those to look at, in nine queries.

    To look at are the members away for six months or working for another agency. Whoever
    has a letter on its way is in neither list.
    """
    agencies = {branch.agency_id, *branch.units.values_list("agency_id", flat=True)}
    leaving = set(letters_on_their_way({branch.pk}).values_list("person_id", flat=True))
    here = [
        one
        for one in people_in_branch(branch, on=on)
        if one.is_member and one.person.pk not in leaving
    ]
    movers = [mover for one in here if (mover := _mover(one, agencies, on))]
    return [one.person for one in here], movers


def letters_of(branch: Branch) -> QuerySet[Letter]:
    """Return the letters of a branch, those on their way first, then the newest."""
    letters = Letter.objects.filter(zone_id=branch.zone_id, branch=branch)
    return letters.select_related("person", "to_branch").order_by("received_on", "-sent_on", "-pk")


def letters_on_their_way(branch_ids: Collection[int]) -> QuerySet[Letter]:
    """Return the letters out without a receipt, of several branches."""
    waiting = Letter.objects.filter(branch__in=branch_ids, way=Letter.Way.OUT, received_on=None)
    return waiting.select_related("person", "branch").order_by("sent_on", "pk")


def _mover(one: PersonInBranch, agencies: set[int], on: date) -> Mover | None:
    away = one.away
    if away and away.since + LONG_AWAY <= on:
        since = f"{away.since.year}年{away.since.month}月{away.since.day}日起在外，已满6个月"
        if away.place:
            return Mover(
                person=one.person,
                why=f"{since}，地点固定在{away.place}，应当转接组织关系。",
                source=SHOULD_MOVE,
                should_move=True,
            )
        return Mover(
            person=one.person,
            why=f"{since}，地点没有记录。地点固定的应当转接；不转的保持联系。",
            source=STAY_IN_TOUCH,
            should_move=False,
        )
    work = one.employment
    if work and not one.is_retired and work.agency_id not in agencies:
        return Mover(
            person=one.person,
            why=f"工作单位已是{work.agency}，应当转接组织关系。",
            source=SHOULD_MOVE,
            should_move=True,
        )
    return None
