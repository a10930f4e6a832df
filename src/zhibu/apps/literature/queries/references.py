"""The reference list of a study."""

from zhibu.apps.literature.adapters import reference_of
from zhibu.apps.literature.models import Source
from zhibu.apps.studies.models import Study
from zhibu.core.references import gbt7714


def references_of(study: Study) -> tuple[str, ...]:
    """Return the entries of the list by GB/T 7714-2015, in citation order, without numbers."""
    return gbt7714.entries([reference_of(source) for source in sources_of(study)])


def sources_of(study: Study) -> tuple[Source, ...]:
    """Return the sources of a study in citation order; one query."""
    return tuple(Source.objects.filter(zone_id=study.zone_id, study=study))
