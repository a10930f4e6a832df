"""A leader comments on a section's week, corrects or takes back what they wrote."""

from dataclasses import dataclass

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.organisation.models import Person
from zhibu.apps.reviews.models import Comment
from zhibu.apps.reviews.places import SectionWeek
from zhibu.apps.reviews.queries.habits import habits_of
from zhibu.apps.reviews.services.promising import Promised, make_promise
from zhibu.apps.reviews.services.weeks import week_on_record


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a comment says: of ability or style, praise or criticism."""

    lens: str
    tone: str
    text: str


@transaction.atomic
def write_comment(
    *, place: SectionWeek, by: Person, said: Said, promised: Promised | None = None
) -> Comment:
    """Comment on a section's week, with a promise that follows from it or without.

    Raises:
        PromiseDayDoesNotFit: it was to be kept before the week began.
    """
    week = week_on_record(place)
    comment = Comment.objects.create(
        zone_id=week.zone_id,
        week=week,
        section=place.section,
        by=by,
        lens=said.lens,
        tone=said.tone,
        text=said.text,
        seen_by=habits_of(place.branch).comments_seen_by,
    )
    if promised is not None:
        make_promise(place=place, promised=promised, comment=comment)
    return comment


@transaction.atomic
def change_comment(*, comment: Comment, said: Said, revision: int) -> Comment:
    """Correct a comment opened at a revision; who sees it stays; raises ChangedMeanwhile."""
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if comment.revision != revision:
        raise ChangedMeanwhile(theirs=comment.text, revision=comment.revision)
    comment.lens, comment.tone, comment.text = said.lens, said.tone, said.text
    comment.revision = revision + 1
    comment.save(update_fields=["lens", "tone", "text", "revision"])
    return comment


@transaction.atomic
def take_back(*, comment: Comment) -> None:
    """Delete a comment; the promise that followed from it stays."""
    comment.delete()
