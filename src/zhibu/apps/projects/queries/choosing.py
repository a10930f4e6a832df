"""Finding people of the zone for a group: name, agency and section, nothing else."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from zhibu.apps.foundation.searching import LONGEST_QUERY
from zhibu.apps.organisation.models import Employment, Person
from zhibu.apps.organisation.naming import search_key
from zhibu.apps.projects.models import Project

MOST_SHOWN = 20
LETTERS = 2
"""So many letters of a name are asked for; of Chinese characters one is enough."""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody in post in the zone; `is_in`: in the group already."""

    person: Person
    agency: str
    is_in: bool


def find_in_zone(project: Project, typed: str, *, on: date) -> list[Candidate]:
    """Return who in post in the zone fits, by name, pinyin or initials, in one query.

    Nothing is found without a name: the list of everybody is nobody's to leaf through.
    """
    key = search_key(typed[:LONGEST_QUERY])
    if not says_enough(key):
        return []
    inside = project.members.filter(person=OuterRef("person"), until=None)
    works = (
        Employment.objects.on(on)
        .filter(
            zone_id=project.zone_id,
            status=Employment.Status.IN_POST,
            person__search_text__contains=key,
        )
        .annotate(is_in=Exists(inside))
        .select_related("person", "agency")
        .order_by("person__name", "person_id")
    )
    return [
        Candidate(person=work.person, agency=work.agency.label, is_in=work.is_in)
        for work in works[:MOST_SHOWN]
    ]


def says_enough(key: str) -> bool:
    """Whether what was typed can be meant for somebody: a Chinese character or two letters."""
    return bool(key) and (len(key) >= LETTERS or not key.isascii())
