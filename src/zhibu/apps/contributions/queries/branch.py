"""For a branch's officers: who has handed the year over, in the order of the roster.

Who has not is told when asked for by name; there is no list of them to hold against anybody.
"""

from dataclasses import dataclass

from zhibu.apps.contributions.models import Release
from zhibu.apps.foundation.years import YearAsked
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import people_in_branch


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonsYear:
    """Somebody of the branch, and the record they handed over, if they did."""

    person: Person
    release: Release | None


def years_in_branch(branch: Branch, asked: YearAsked, *, typed: str = "") -> list[PersonsYear]:
    """Return who handed the year over, those last who have left since.

    With `typed` everybody whose name fits, handed over or not.
    """
    releases = Release.objects.filter(
        zone_id=branch.zone_id, branch=branch, year=asked.year
    ).select_related("person")
    handed = {release.person_id: release for release in releases}
    here = [entry.person for entry in people_in_branch(branch, on=asked.as_of)]
    ids = {person.pk for person in here}
    left = [release.person for pk, release in handed.items() if pk not in ids]
    return [
        PersonsYear(person=person, release=handed.get(person.pk))
        for person in (*here, *left)
        if (typed in person.name if typed else person.pk in handed)
    ]
