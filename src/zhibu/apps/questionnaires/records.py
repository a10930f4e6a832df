"""Find what an address names, or answer 'not found'."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from zhibu.apps.questionnaires.models import Questionnaire


def questionnaire_of(questionnaire_id: int) -> Questionnaire:
    """Return the questionnaire with its study and zone; raises Http404 when there is none."""
    found = Questionnaire.objects.select_related("study", "zone", "previous")
    return get_object_or_404(found, pk=questionnaire_id)


@dataclass(frozen=True)
class QuestionPlace:
    """A question named by an address; it may have been deleted meanwhile."""

    questionnaire: Questionnaire
    question_id: str

    @property
    def zone_id(self) -> int:
        """The zone of the questionnaire."""
        return self.questionnaire.zone_id

    @property
    def study_id(self) -> int:
        """The study of the questionnaire."""
        return self.questionnaire.study_id


def question_place_of(questionnaire_id: int, question_id: str) -> QuestionPlace:
    """Return the place of a question; raises Http404 when there is no such questionnaire."""
    return QuestionPlace(questionnaire_of(questionnaire_id), question_id)
