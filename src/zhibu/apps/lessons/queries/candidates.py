"""Who could speak at a branch's micro class, and as what: section heads, officers, young staff."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from zhibu.apps.lessons.models import Speaker
from zhibu.apps.organisation.models import Branch, Person, Post
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.queries.sections import sections_of

YOUNG_UNTIL = 35
"""青年干部 here: not yet 36. The product's own line; any list may be made by hand besides."""
_WHOLE_MONTH = 7


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody who could be put on the list; `why` says from which record that follows."""

    person: Person
    kind: str
    why: str

    @property
    def kind_name(self) -> str:
        """The kind in words."""
        return Speaker.Kind(self.kind).label


def age_on(birth_month: str, day: date) -> int | None:
    """Return the age in whole years on a day; None where the month is not known."""
    if len(birth_month) < _WHOLE_MONTH:
        return None
    year, month = int(birth_month[:4]), int(birth_month[5:7])
    return day.year - year - (day.month < month)


def candidates_of(branch: Branch, *, on: date) -> list[Candidate]:
    """Return who could speak and is not on the list: heads, officers, the young, then the rest.

    Everybody once, as the first of these that fits. Staff of the branch's agencies count, be
    they Party members or not. A fixed number of queries.
    """
    sections = sections_of(branch, on=on)
    people = [one for one in people_in_branch(branch, on=on) if not one.is_retired]
    found: dict[int, Candidate] = {}
    for part in sections:
        if part.head:
            _add(found, part.head, Speaker.Kind.HEAD, f"{part.section}负责人")
    for one in people:
        posts = [post for post in one.posts if post.kind in Post.COMMITTEE]
        if posts:
            _add(found, one.person, Speaker.Kind.OFFICER, posts[0].get_kind_display())
    everybody = [one.person for one in people] + [one for part in sections for one in part.people]
    for person in everybody:
        age = age_on(person.birth_month, on)
        if age is not None and age <= YOUNG_UNTIL:
            # Not how old: of colleagues in another branch an officer reads no date of birth.
            _add(found, person, Speaker.Kind.YOUNG, f"不满{YOUNG_UNTIL + 1}岁")
    for person in everybody:
        _add(found, person, Speaker.Kind.OTHER, "")
    listed = set(speakers_on_list(branch, on=on).values_list("person_id", flat=True))
    order = list(Speaker.Kind)
    left = (one for one in found.values() if one.person.pk not in listed)
    return sorted(left, key=lambda one: (order.index(Speaker.Kind(one.kind)), one.person.pk))


def speakers_on_list(branch: Branch, *, on: date) -> QuerySet[Speaker]:
    """Return who takes turns on a day or will."""
    mine = Speaker.objects.filter(zone_id=branch.zone_id, micro_class__branch=branch)
    found: QuerySet[Speaker] = mine.exclude(until__lt=on).select_related("person")
    return found


def _add(found: dict[int, Candidate], person: Person, kind: str, why: str) -> None:
    found.setdefault(person.pk, Candidate(person=person, kind=kind, why=why))
