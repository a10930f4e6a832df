"""Where a study stands: what it holds, and the one thing that comes next."""

from dataclasses import dataclass

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Finding
from zhibu.apps.research.queries.findings import findings_of
from zhibu.apps.studies.models import Researcher, Study


@dataclass(frozen=True, kw_only=True)
class Hub:
    """What the page of a study shows."""

    questionnaires: tuple[Questionnaire, ...]
    team: tuple[Researcher, ...]
    findings: tuple[Finding, ...]
    interviews: int
    sources: int


def hub_of(study: Study) -> Hub:
    """Return what the study holds."""
    return Hub(
        questionnaires=tuple(study.questionnaires.all()),
        findings=tuple(findings_of(study)),
        interviews=study.interviews.filter(withdrawn_on=None).count(),
        sources=study.sources.count(),
        team=tuple(study.researchers.select_related("person")),
    )
