"""What is still missing before a questionnaire can be opened."""

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.faults import faults_in
from zhibu.apps.questionnaires.builder.margins import margin_faults
from zhibu.apps.questionnaires.models import Questionnaire


def faults_of(questionnaire: Questionnaire) -> tuple[str, ...]:
    """Return what is missing or wrong, as sentences; none: it can be opened."""
    codebook = codebook_of(questionnaire)
    faults = list(faults_in(codebook))
    if not questionnaire.population:
        faults.append("还没有填发放给多少人。")
    else:
        faults += margin_faults(codebook, questionnaire.margins, questionnaire.population)
    return tuple(faults)
