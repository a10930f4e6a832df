"""Excerpts: words of a source with their page, tagged with codes."""

from collections.abc import Sequence

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.literature.models import Excerpt, ExcerptCode, Source
from zhibu.apps.studies.models import Code


@transaction.atomic
def add_excerpt(
    *, source: Source, text: str, pages: str = "", note: str = "", codes: Sequence[Code] = ()
) -> Excerpt:
    """Keep an excerpt with its codes, which are those of the source's study."""
    excerpt = Excerpt.objects.create(
        zone_id=source.zone_id, source=source, text=text, pages=pages, note=note
    )
    _tag(excerpt, codes)
    return excerpt


@transaction.atomic
def change_excerpt(
    *,
    excerpt: Excerpt,
    text: str,
    pages: str,
    note: str,
    codes: Sequence[Code],
    revision: int,
) -> Excerpt:
    """Change an excerpt opened at a revision; raises ChangedMeanwhile."""
    excerpt = Excerpt.objects.select_for_update().get(pk=excerpt.pk)
    if excerpt.revision != revision:
        theirs = "\n".join(filter(None, (excerpt.text, excerpt.note)))
        raise ChangedMeanwhile(theirs=theirs, revision=excerpt.revision)
    excerpt.text, excerpt.pages, excerpt.note = text, pages, note
    excerpt.revision = revision + 1
    excerpt.save()
    ExcerptCode.objects.filter(excerpt=excerpt).delete()
    _tag(excerpt, codes)
    return excerpt


def _tag(excerpt: Excerpt, codes: Sequence[Code]) -> None:
    ExcerptCode.objects.bulk_create(
        ExcerptCode(zone_id=excerpt.zone_id, excerpt=excerpt, code=code) for code in codes
    )


@transaction.atomic
def drop_excerpt(*, excerpt: Excerpt) -> None:
    """Remove an excerpt."""
    excerpt.delete()
