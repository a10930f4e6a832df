"""Sources: add, take over, change, move in the list, drop."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.literature.adapters import facts_of, reference_of
from zhibu.apps.literature.models import Source
from zhibu.apps.literature.queries.sources import known_in
from zhibu.apps.literature.refusals import SourceOnRecord
from zhibu.apps.studies.models import Study
from zhibu.core.references import gbt7714
from zhibu.core.references.reference import Reference


@transaction.atomic
def add_source(*, study: Study, **facts: Any) -> Source:
    """Add a source at the end of the list.

    Raises:
        SourceOnRecord: the study has it already (DOI, or title and first author).
    """
    source = Source(zone_id=study.zone_id, study=study, place_in_list=_next(study), **facts)
    _refuse_double(source)
    source.save()
    return source


@transaction.atomic
def change_source(*, source: Source, revision: int, **facts: Any) -> Source:
    """Correct a source opened at a revision.

    Raises:
        ChangedMeanwhile: somebody saved it since.
        SourceOnRecord: it would be the same as another.
    """
    source = Source.objects.select_for_update().get(pk=source.pk)
    if source.revision != revision:
        raise ChangedMeanwhile(theirs=gbt7714.entry(reference_of(source)), revision=source.revision)
    for name, value in facts.items():
        setattr(source, name, value)
    _refuse_double(source)
    source.revision = revision + 1
    source.save()
    return source


def _refuse_double(source: Source) -> None:
    there = known_in(source.study_id).get(reference_of(source).sameness)
    if there is not None and there.pk != source.pk:
        raise SourceOnRecord(there.title)


def _next(study: Study) -> int:
    last = Source.objects.filter(study=study).aggregate(last=Max("place_in_list"))["last"]
    return (last or 0) + 1


@transaction.atomic
def take_over(*, study: Study, references: Sequence[Reference]) -> tuple[int, int]:
    """Add what was read from a file; return how many were added and how many were known.

    Of two that are the same, also within the file, the first is kept.
    """
    known, place = set(known_in(study.pk)), _next(study)
    sources = []
    for reference in references:
        if reference.sameness not in known:
            known.add(reference.sameness)
            facts: dict[str, Any] = facts_of(reference)
            where = {"zone_id": study.zone_id, "study": study, "place_in_list": place}
            sources.append(Source(**where, **facts))
            place += 1
    Source.objects.bulk_create(sources)
    return len(sources), len(references) - len(sources)


@transaction.atomic
def move_source(*, source: Source, up: bool) -> None:
    """Let a source change places with the one before or behind it in the list."""
    sources = list(Source.objects.select_for_update().filter(study=source.study_id))
    at = next(place for place, one in enumerate(sources) if one.pk == source.pk)
    to = at - 1 if up else at + 1
    if 0 <= to < len(sources):
        sources[at], sources[to] = sources[to], sources[at]
        for place, one in enumerate(sources, start=1):
            one.place_in_list = place
        Source.objects.bulk_update(sources, ["place_in_list"])


@transaction.atomic
def drop_source(*, source: Source) -> None:
    """Remove a source with its excerpts."""
    source.delete()
