"""The talks of a branch in a year, as far as someone may know of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q, QuerySet

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Affiliation, Branch, Person, Standing
from zhibu.apps.organisation.queries.people import MEMBERS, PersonInBranch
from zhibu.apps.talks.access import keeps, led_as_secretary, reads
from zhibu.apps.talks.models import Talk


@dataclass(frozen=True, kw_only=True)
class TalkRow:
    """One talk in a list; way and occasion only where the viewer may read the talk."""

    pk: int
    on: date
    a: str
    b: str
    way: str = ""
    occasion: str = ""
    may_read: bool = False
    may_correct: bool = False


def talk_rows(branch: Branch, *, viewer: Viewer, year: int) -> list[TalkRow]:
    """Return the year's talks the viewer may know of, latest first, in two queries.

    Those who keep the branch's records know of all; a member of the own ones.
    """
    secretary_of = led_as_secretary(viewer)
    talks = Talk.objects.filter(zone_id=branch.zone_id, branch=branch, on__year=year)
    if branch.pk not in viewer.leads:
        talks = talks.filter(_mine(viewer))
    return [_row(talk, viewer, secretary_of) for talk in talks.select_related("a", "b")]


def _mine(viewer: Viewer) -> Q:
    return Q(a_id=viewer.person_id) | Q(b_id=viewer.person_id)


def _row(talk: Talk, viewer: Viewer, secretary_of: Collection[int]) -> TalkRow:
    row = TalkRow(
        pk=talk.pk,
        on=talk.on,
        a=talk.a.name,
        b=talk.b.name,
        may_correct=bool(keeps(viewer, talk)),
    )
    if not reads(viewer, talk, secretary_of):
        return row
    way, occasion = talk.get_way_display(), talk.get_occasion_display()
    return replace(row, way=way, occasion=occasion, may_read=True)


def without_a_talk(people: Iterable[PersonInBranch], *, branch: Branch, year: int) -> list[Person]:
    """Return the members who were in no talk of the year, in the order of the roster."""
    talked = talked_in(Talk.objects.filter(zone_id=branch.zone_id, branch=branch), year)
    return [entry.person for entry in people if entry.is_member and entry.person.pk not in talked]


def talked_in(talks: QuerySet[Talk], year: int) -> frozenset[int]:
    """Return who was in one of these talks in a year."""
    pairs = talks.filter(on__year=year).values_list("a_id", "b_id")
    return frozenset(person_id for pair in pairs for person_id in pair)


def members_without_a_talk(branch_ids: Collection[int], *, on: date) -> dict[int, int]:
    """Count for each branch the members in no talk of the year so far, in two queries."""
    places = Affiliation.objects.on(on).filter(
        branch_id__in=branch_ids,
        person__in=Standing.objects.on(on).filter(stage__in=MEMBERS).values("person_id"),
    )
    talked = talked_in(Talk.objects.filter(branch_id__in=branch_ids), on.year)
    counts = dict.fromkeys(branch_ids, 0)
    for branch_id, person_id in places.values_list("branch_id", "person_id"):
        counts[branch_id] += person_id not in talked
    return counts


def open_promises_of(person_id: int | None) -> QuerySet[Talk]:
    """What a person promised in talks and has not done."""
    return (
        Talk.objects.filter(promise_owner_id=person_id, promise_kept_on=None)
        .exclude(promise="")
        .order_by("promise_due_on", "pk")
    )
