"""The sources of a study with their entries, and what a file would bring."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from zhibu.apps.literature.adapters import reference_of
from zhibu.apps.literature.models import Excerpt, Source
from zhibu.apps.studies.models import Study
from zhibu.core.references import gbt7714
from zhibu.core.references.reference import Reference


@dataclass(frozen=True, slots=True)
class Listed:
    """A source with its number and entry in the list."""

    number: int
    source: Source
    entry: str
    excerpts: int


def list_of(study: Study) -> tuple[Listed, ...]:
    """Return the reference list of a study; one query."""
    sources = Source.objects.filter(zone_id=study.zone_id, study=study)
    counted = list(sources.annotate(quoted=Count("excerpts")))
    entries = gbt7714.entries([reference_of(source) for source in counted])
    return tuple(
        Listed(number, source, entry, source.quoted)
        for number, (source, entry) in enumerate(zip(counted, entries, strict=True), start=1)
    )


def excerpts_of(source: Source) -> QuerySet[Excerpt]:
    """Return the excerpts of a source with their codes."""
    return Excerpt.objects.filter(source=source).prefetch_related("codes")


def known_in(study_id: int) -> dict[str, Source]:
    """Return the sources of a study by what two records of one source share; one query."""
    sources = Source.objects.filter(study=study_id)
    return {reference_of(source).sameness: source for source in sources}


@dataclass(frozen=True, slots=True)
class Found:
    """A source read from a file: its entry, and the one of the study it doubles."""

    number: int
    entry: str
    same_as: str


def preview_of(study: Study, references: Sequence[Reference]) -> tuple[Found, ...]:
    """Return what a file would bring; one query."""
    known = {key: source.title for key, source in known_in(study.pk).items()}
    found = []
    entries = gbt7714.entries(references)
    for number, (reference, entry) in enumerate(zip(references, entries, strict=True)):
        key = reference.sameness
        found.append(Found(number, entry, known.get(key, "")))
        known.setdefault(key, f"本文件第 {number + 1} 条")
    return tuple(found)
