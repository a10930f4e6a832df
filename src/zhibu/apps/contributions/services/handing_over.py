"""Handing a year's record to the branch, and taking it back."""

from datetime import date

from django.db import transaction

from zhibu.apps.contributions.models import Release
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.queries.people import present_affiliation
from zhibu.core.refusals import Refusal


class NoBranch(Refusal):
    """There is no branch to hand the record to."""

    code = "contributions.no-branch"

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "您的组织关系目前不在任何支部，纪实没有交出去。",
            hint="请先让支部登记您的组织关系；您自己随时可以导出纪实。",
        )


@transaction.atomic
def hand_over(*, person: Person, year: int, today: date) -> Release:
    """Let the officers of the person's branch read what happened in the year until today.

    Handing over again moves the day on, and to the branch the person is in now.

    Raises:
        NoBranch: the person is in no branch.
    """
    affiliation = present_affiliation(person)
    if affiliation is None:
        raise NoBranch
    release, _is_new = Release.objects.update_or_create(
        zone_id=person.zone_id,
        person=person,
        year=year,
        defaults={"branch": affiliation.branch, "released_on": today},
    )
    return release


@transaction.atomic
def take_back(*, release: Release) -> None:
    """Let the branch read the record no more."""
    release.delete()
