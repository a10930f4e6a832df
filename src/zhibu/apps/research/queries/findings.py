"""The findings of a study, and what a new one may rest on."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.forms.findings import figure_value
from zhibu.apps.research.models import Finding, Measure
from zhibu.apps.studies.models import Study
from zhibu.core.surveys.codebook import Kind

EVERYBODY = ""


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


def figure_choices(study: Study) -> list[tuple[str, str]]:
    """Return the figures a finding may rest on, as (value, words) of a form."""
    return [
        (figure_value((questionnaire.pk, question, by)), words)
        for questionnaire in _closed(study)
        for question, by, words in _figures(questionnaire)
    ]


def watch_choices(finding: Finding) -> list[tuple[str, str]]:
    """Return the shares a measure may watch: those of the figures the finding rests on."""
    used = {(figure.questionnaire_id, figure.question) for figure in finding.figures.all()}
    by_key = {q.pk: q for q in _closed(finding.study) if q.pk in {key for key, _ in used}}
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


def _closed(study: Study) -> QuerySet[Questionnaire]:
    return study.questionnaires.filter(closed_on__isnull=False)


def _figures(questionnaire: Questionnaire) -> Iterator[tuple[str, str, str]]:
    codebook = codebook_of(questionnaire)
    groups = [q for q in codebook if q.kind is Kind.SINGLE and q.id in questionnaire.margins]
    for column in codebook.columns:
        if column.kind is Kind.TEXT:
            continue
        yield column.id, EVERYBODY, f"{questionnaire}：{column.label}"
        for group in groups:
            if group.id != column.id:
                yield (
                    column.id,
                    group.id,
                    f"{questionnaire}：{column.label}（按“{group.label}”分组）",
                )
