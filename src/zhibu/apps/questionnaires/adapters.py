"""From records to the values core/surveys reads."""

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.plain_codebook import codebook_from
from zhibu.core.surveys.tables import Frame


def codebook_of(questionnaire: Questionnaire) -> Codebook:
    """Return the questions of the questionnaire; an empty codebook when none are made."""
    content = {"questions": [], **questionnaire.content, "title": questionnaire.title}
    return codebook_from(content)


def frame_of(questionnaire: Questionnaire) -> Frame:
    """Return who could have answered; the population must be set."""
    if questionnaire.population is None:
        raise ValueError("a questionnaire without a population has no frame")
    return Frame(population=questionnaire.population, margins=questionnaire.margins)
