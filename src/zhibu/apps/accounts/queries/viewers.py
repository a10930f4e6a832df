"""From an account to what its person may do today."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Affiliation, Person, Post, Standing
from zhibu.apps.organisation.queries.people import MEMBERS

SECRETARIES = frozenset({Post.Kind.SECRETARY, Post.Kind.DEPUTY})
OFFICERS = frozenset(
    {
        Post.Kind.ORGANISATION,
        Post.Kind.PUBLICITY,
        Post.Kind.DISCIPLINE,
        Post.Kind.MEMBER,
        Post.Kind.RESPONSIBLE,
    }
)


def viewer_of(user: User, *, on: date) -> Viewer:
    """Return the roles of `user` on a day, in three queries whatever the number of roles.

    The deputy stands in for the secretary; committee members and the person specially
    responsible (机关条例 第三十条) are officers; a group leader is a member like others.
    """
    standing = Standing.objects.on(on).filter(person=OuterRef("pk"), stage__in=MEMBERS)
    people: QuerySet[Any] = Person.objects.select_related("zone").filter(account=user)
    people = people.annotate(is_party_member=Exists(standing))
    person = people.first() if user.person_id else None
    posts = list(Post.objects.on(on).filter(person=person)) if person else []
    places = Affiliation.objects.on(on).filter(person=person) if person else ()
    in_force = user.grants.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)
    grants = list(in_force.select_related("zone", "committee"))
    seen = [grant.zone or grant.committee for grant in grants]
    return Viewer(
        user_id=user.pk,
        person_id=person.pk if person else None,
        name=person.name if person else user.get_full_name() or user.username,
        zone_id=person.zone_id if person else None,
        member_of=frozenset(place.branch_id for place in places),
        is_party_member=bool(person and person.is_party_member),
        officer_of=_branches(posts, OFFICERS),
        secretary_of=_branches(posts, SECRETARIES),
        coordinator_of=_places(grants, Grant.Role.COORDINATOR, "zone_id"),
        reader_of=_places(grants, Grant.Role.COMMITTEE_READER, "committee_id"),
        is_keeper=any(grant.role == Grant.Role.KEEPER for grant in grants),
        sees_sample=any(
            place is not None and place.is_sample
            for place in (person.zone if person else None, *seen)
        ),
    )


def _branches(posts: Iterable[Post], kinds: frozenset[Post.Kind]) -> frozenset[int]:
    return frozenset(post.branch_id for post in posts if post.kind in kinds)


def _places(grants: Iterable[Grant], role: Grant.Role, field: str) -> frozenset[int]:
    return frozenset(getattr(grant, field) for grant in grants if grant.role == role)
