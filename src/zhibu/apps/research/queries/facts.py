"""A study in numbers, for its report."""

from django.db.models import Sum

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Measure
from zhibu.apps.research.queries.basis import closed_questionnaires
from zhibu.apps.research.report.facts import StudyFacts, Wave
from zhibu.apps.studies.models import Study


def facts_of(study: Study) -> StudyFacts:
    """Return what the report says of how the study was made; five queries."""
    closed = closed_questionnaires(study).annotate(answered=Sum("boxes__held"))
    return StudyFacts(
        title=study.title,
        purpose=study.purpose,
        zone=str(study.zone),
        begun_on=study.begun_on,
        waves=tuple(_wave(questionnaire) for questionnaire in closed),
        interviews=study.interviews.filter(withdrawn_on=None).count(),
        sources=study.sources.count(),
        findings=tuple(study.findings.values_list("title", flat=True)),
        measures=Measure.objects.filter(zone_id=study.zone_id, finding__study=study).count(),
        is_sample=study.is_sample,
    )


def _wave(questionnaire: Questionnaire) -> Wave:
    opened, closed = questionnaire.opened_on, questionnaire.closed_on
    if opened is None or closed is None:
        raise ValueError("only a closed questionnaire is a wave")
    return Wave(
        title=questionnaire.title,
        opened_on=opened,
        closed_on=closed,
        answered=int(getattr(questionnaire, "answered", 0) or 0),
        population=questionnaire.population or 0,
    )
