"""Finding people and branches within what the viewer may see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from zhibu.apps.foundation.searching import LONGEST_QUERY
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Affiliation, Branch, Person
from zhibu.apps.organisation.naming import branch_search_text, search_key
from zhibu.apps.organisation.queries.places import zones_of

MOST_SHOWN = 30


@dataclass(frozen=True, kw_only=True)
class FoundPerson:
    """A person that fits, their last branch, and whether their record may be opened."""

    person: Person
    branch: Branch | None
    may_open: bool


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search found; `has_more` when there was more than is shown."""

    people: tuple[FoundPerson, ...] = ()
    branches: tuple[Branch, ...] = ()
    has_more: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing fits."""
        return not (self.people or self.branches)


def find(typed: str, *, viewer: Viewer, on: date) -> Found:
    """Find people and branches by Chinese, pinyin or initials, as far as the viewer may see.

    A member sees the people of the own branch; an officer also those who lately left it; a
    coordinator the whole zone; a reader of the work committee branches only.
    """
    key = search_key(typed[:LONGEST_QUERY])
    if not key:
        return Found()
    people = [(p, _last_branch(p)) for p in _people(key, viewer, on)[: MOST_SHOWN + 1]]
    branches = _branches(key, viewer)
    places = Branch.objects.in_bulk({branch_id for _, branch_id in people if branch_id})
    return Found(
        people=tuple(
            FoundPerson(
                person=person,
                branch=places.get(branch_id) if branch_id else None,
                may_open=_may_open(person, branch_id, viewer),
            )
            for person, branch_id in people[:MOST_SHOWN]
        ),
        branches=tuple(branches[:MOST_SHOWN]),
        has_more=len(people) > MOST_SHOWN or len(branches) > MOST_SHOWN,
    )


def _people(key: str, viewer: Viewer, on: date) -> QuerySet[Person, Person]:
    """People that fit and may be seen; those whose name begins so come first."""
    zones = viewer.coordinator_of | ({viewer.zone_id} if viewer.zone_id else frozenset())
    last = Affiliation.objects.filter(person=OuterRef("pk"), zone=OuterRef("zone"))
    now = Affiliation.objects.on(on).filter(
        person=OuterRef("pk"), zone=OuterRef("zone"), branch__in=viewer.member_of
    )
    may_see = (
        Q(zone__in=viewer.coordinator_of)
        | Q(pk=viewer.person_id)
        | Q(last_branch__in=viewer.leads)
        | Exists(now)
    )
    return (
        Person.objects.filter(zone__in=zones, search_text__contains=key)
        .annotate(last_branch=Subquery(last.order_by("-since", "-pk").values("branch")[:1]))
        .filter(may_see)
        .alias(begins=Q(search_text__contains=f" {key}"))
        .order_by("-begins", "name", "pk")
    )


def _branches(key: str, viewer: Viewer) -> list[Branch]:
    """Branches that fit: the whole zone for who coordinates or reads it, else the own ones."""
    wide = zones_of(viewer).filter(
        Q(pk__in=viewer.coordinator_of) | Q(committee_id__in=viewer.reader_of)
    )
    visible = Branch.objects.filter(
        Q(zone__in=wide.values("pk")) | Q(pk__in=viewer.member_of | viewer.leads)
    )
    fitting = [
        pk for pk, name in visible.values_list("pk", "name") if key in branch_search_text(name)
    ]
    shown = Branch.objects.filter(pk__in=fitting[: MOST_SHOWN + 1])
    return list(shown.select_related("agency", "zone"))


def _last_branch(person: Person) -> int | None:
    """What _people annotated: the branch the person is in, or was in last."""
    branch_id: int | None = getattr(person, "last_branch", None)
    return branch_id


def _may_open(person: Person, branch_id: int | None, viewer: Viewer) -> bool:
    """The same answer as the rule organisation.see_person, without a query for each."""
    return (
        person.pk == viewer.person_id
        or person.zone_id in viewer.coordinator_of
        or branch_id in viewer.leads
    )
