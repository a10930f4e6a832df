"""Find what an address names, or answer 'not found'."""

from django.shortcuts import get_object_or_404

from zhibu.apps.answering.models import Collection
from zhibu.apps.questionnaires.models import Questionnaire


def collection_of(slug: str) -> Collection:
    """Return the collection with a public address; raises Http404 when there is none."""
    return get_object_or_404(Collection.objects.select_related("questionnaire__zone"), slug=slug)


def questionnaire_of(questionnaire_id: int) -> Questionnaire:
    """Return a questionnaire with its zone; raises Http404 when there is none."""
    return get_object_or_404(
        Questionnaire.objects.select_related("zone", "study", "collection"), pk=questionnaire_id
    )
