"""The findings of a study, and what a new one may rest on."""

from datetime import date

from django.db.models import QuerySet

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.research.forms.findings import BasisChoices, figure_value
from zhibu.apps.research.models import Finding, Measure
from zhibu.apps.research.queries.basis import (
    closed_questionnaires,
    figures_of,
    usable_quotations,
)
from zhibu.apps.studies.models import Study


def findings_of(study: Study) -> QuerySet[Finding]:
    """Return the findings of a study in the order written, measures and figures at hand."""
    found = study.findings.prefetch_related("measures__owner", "figures")
    return found.order_by("pk")


def open_measures(study: Study, *, on: date) -> list[Measure]:
    """Return what is still to be done in a study, the nearest day first."""
    found = Measure.objects.filter(
        zone_id=study.zone_id, finding__study=study, done_on=None
    ).select_related("owner")
    return list(found)


def basis_choices(study: Study) -> BasisChoices:
    """Return what a finding may rest on, as (value, words) of a form."""
    return BasisChoices(
        figures=tuple(
            (figure_value((questionnaire.pk, question, by)), f"{questionnaire}：{words}")
            for questionnaire in closed_questionnaires(study)
            for question, by, words in figures_of(questionnaire)
        ),
        quotations=tuple((str(one.pk), one.text) for one in usable_quotations(study)),
        sources=tuple((str(one.pk), str(one)) for one in study.sources.all()),
    )


def watch_choices(finding: Finding) -> list[tuple[str, str]]:
    """Return the shares a measure may watch: those of the figures the finding rests on."""
    used = {(figure.questionnaire_id, figure.question) for figure in finding.figures.all()}
    by_key = {
        q.pk: q for q in closed_questionnaires(finding.study) if q.pk in {key for key, _ in used}
    }
    return [
        (
            figure_value((questionnaire.pk, column.id, option.code)),
            f"{column.label}：{option.label}",
        )
        for questionnaire in by_key.values()
        for column in codebook_of(questionnaire).columns
        if (questionnaire.pk, column.id) in used
        for option in column.options
    ]
