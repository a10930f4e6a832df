"""Gather a study's material for its report: records and analyses, nothing typed twice."""

from collections.abc import Iterator
from datetime import date

from zhibu.apps.interviews.queries.quotations import quotations_of
from zhibu.apps.literature.queries.references import references_of, sources_of
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Finding, FindingFigure, Measure
from zhibu.apps.research.queries.basis import closed_questionnaires
from zhibu.apps.research.queries.facts import facts_of
from zhibu.apps.research.queries.watched import watched_words
from zhibu.apps.research.report.material import (
    FindingMaterial,
    Material,
    MeasureMaterial,
    WaveMaterial,
)
from zhibu.apps.research.report.parts import parts_of
from zhibu.apps.results.queries.analyses import analysis_of
from zhibu.apps.studies.models import Study
from zhibu.core.surveys.tables import EVERYBODY, QuestionResult


def material_of(study: Study, *, on: date) -> Material:
    """Return everything the report of the study is made of."""
    findings = tuple(_findings(study))
    return Material(
        texts={one.part: one.text for one in parts_of(study, facts_of(study))},
        dated=on,
        waves=tuple(_wave(one, findings) for one in closed_questionnaires(study)),
        findings=tuple(_finding(one, study) for one in findings),
        references=references_of(study),
        is_sample=study.is_sample,
    )


def _findings(study: Study) -> Iterator[Finding]:
    yield from study.findings.prefetch_related(
        "figures__questionnaire", "quotations", "sources", "measures__owner", "measures__watched"
    )


def _wave(questionnaire: Questionnaire, findings: tuple[Finding, ...]) -> WaveMaterial:
    analysis = analysis_of(questionnaire)
    figures = [figure for finding in findings for figure in finding.figures.all()]
    return WaveMaterial(
        title=questionnaire.title,
        codebook=codebook_of(questionnaire),
        results=analysis.questions,
        note=questionnaire.source,
        margins=questionnaire.margins,
        used=frozenset(
            figure.question for figure in figures if figure.questionnaire_id == questionnaire.pk
        ),
        notes=analysis.notes,
    )


def _finding(finding: Finding, study: Study) -> FindingMaterial:
    quoted = {one.quotation_id for one in finding.quotations.all()}
    cited = {one.source_id for one in finding.sources.all()}
    sources = enumerate(sources_of(study), start=1)
    return FindingMaterial(
        title=finding.title,
        difficulty=finding.get_difficulty_display(),
        body=finding.body,
        results=tuple(
            (result, figure.questionnaire.source)
            for figure in finding.figures.all()
            if (result := result_of(figure))
        ),
        quotations=tuple((q.text, q.speaker) for q in quotations_of(study) if q.id in quoted),
        sources=tuple(number for number, source in sources if source.pk in cited),
        measures=tuple(_measure(measure) for measure in finding.measures.all()),
    )


def result_of(figure: FindingFigure) -> QuestionResult | None:
    """Return what a figure of a finding shows; None when its question is no more."""
    by = None if figure.by == EVERYBODY else figure.by
    analysis = analysis_of(figure.questionnaire, by=by)
    return next((one for one in analysis.questions if one.id == figure.question), None)


def _measure(measure: Measure) -> MeasureMaterial:
    return MeasureMaterial(
        text=measure.text,
        owner=str(measure.owner),
        due_on=measure.due_on,
        outcome=measure.outcome,
        watched=watched_words(measure),
    )
