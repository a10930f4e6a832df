"""A branch agrees on how it holds its reviews."""

from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction

from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.reviews.models import ReviewHabits, ReviewLeader


@transaction.atomic
def agree(
    *, branch: Branch, weekday: int, seen_by: str, leaders: Collection[Person], today: date
) -> ReviewHabits:
    """Set the weekday, who sees the comments from now on, and who comments.

    Comments already written keep who sees them (Comment.seen_by).
    """
    habits, _ = ReviewHabits.objects.update_or_create(
        zone_id=branch.zone_id,
        branch=branch,
        defaults={"weekday": weekday, "comments_seen_by": seen_by},
    )
    wanted = {person.pk for person in leaders}
    for leader in ReviewLeader.objects.select_for_update().filter(branch=branch, until=None):
        if leader.person_id in wanted:
            wanted.discard(leader.person_id)
        else:
            _end(leader, today)
    for person_id in sorted(wanted):
        ReviewLeader.objects.create(
            zone_id=branch.zone_id, branch=branch, person_id=person_id, since=today
        )
    return habits


def _end(leader: ReviewLeader, today: date) -> None:
    """Let it end with yesterday, so that it holds no longer; what never held is removed."""
    if leader.since >= today:
        leader.delete()
    else:
        leader.until = today - timedelta(days=1)
        leader.save(update_fields=["until"])
