"""Find the study or researcher an address names, or answer 'not found'."""

from django.shortcuts import get_object_or_404

from zhibu.apps.studies.models import Researcher, Study


def study_of(study_id: int) -> Study:
    """Return the study with its zone; raises Http404 when there is none."""
    return get_object_or_404(Study.objects.select_related("zone"), pk=study_id)


def researcher_of(researcher_id: int) -> Researcher:
    """Return the place on a team; raises Http404 when there is none."""
    found = Researcher.objects.select_related("study", "person")
    return get_object_or_404(found, pk=researcher_id)
