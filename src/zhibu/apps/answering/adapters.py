"""From the records to what core/surveys reads; the core is called here."""

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.surveys.answers import Response
from zhibu.core.surveys.pages import tidy


def tidied(questionnaire: Questionnaire, response: Response) -> Response:
    """Return the answer without what was not asked, such as behind a branch not taken."""
    return tidy(codebook_of(questionnaire), response)
