"""Find the figure an address names, or answer 'not found'."""

from dataclasses import dataclass

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.records import questionnaire_of


@dataclass(frozen=True)
class FigurePlace:
    """A question of a questionnaire; whether there is one is the view's to see."""

    questionnaire: Questionnaire
    question: str

    @property
    def zone_id(self) -> int:
        """The zone of the questionnaire."""
        return self.questionnaire.zone_id

    @property
    def study_id(self) -> int:
        """The study, which decides who may look."""
        return self.questionnaire.study_id


def figure_place_of(questionnaire_id: int, question: str) -> FigurePlace:
    """Return the place; raises Http404 when there is no such questionnaire."""
    return FigurePlace(questionnaire_of(questionnaire_id), question)
