"""Find the study an address names, or answer 'not found'."""

from django.shortcuts import get_object_or_404

from zhibu.apps.studies.models import Study


def study_of(study_id: int) -> Study:
    """Return the study with its zone; raises Http404 when there is none."""
    return get_object_or_404(Study.objects.select_related("zone"), pk=study_id)
