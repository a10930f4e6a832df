"""What the findings of a study may rest on."""

from collections.abc import Iterator

from django.db.models import QuerySet

from zhibu.apps.interviews.models import Quotation
from zhibu.apps.interviews.queries.quotations import sayable
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.studies.models import Study
from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.tables import EVERYBODY


def closed_questionnaires(study: Study) -> QuerySet[Questionnaire]:
    """Return the questionnaires that have figures: those closed."""
    return Questionnaire.objects.filter(zone_id=study.zone_id, study=study, closed_on__isnull=False)


def usable_quotations(study: Study) -> QuerySet[Quotation]:
    """Return quotations that somebody confirmed, of interviews whose consent allows it."""
    return Quotation.objects.filter(sayable(), zone_id=study.zone_id, interview__study=study)


def figures_of(questionnaire: Questionnaire) -> Iterator[tuple[str, str, str]]:
    """Yield every figure of a questionnaire: question, grouping and both in words."""
    codebook = codebook_of(questionnaire)
    groups = [q for q in codebook if q.kind is Kind.SINGLE and q.id in questionnaire.margins]
    for column in codebook.columns:
        if column.kind is Kind.TEXT:
            continue
        yield column.id, EVERYBODY, column.label
        for group in groups:
            if group.id != column.id:
                yield column.id, group.id, f"{column.label}（按“{group.label}”分组）"
