"""Writing a finding down, and choosing what it rests on."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Finding, FindingFigure, FindingQuotation, FindingSource
from zhibu.apps.research.queries.basis import closed_questionnaires, usable_quotations
from zhibu.apps.research.refusals import ChangedMeanwhile, NotOfThisStudy
from zhibu.apps.studies.models import Study

FigureKey = tuple[int, str, str]
"""Questionnaire, column of the codebook, question that makes the groups or ''."""


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a finding rests on: figures, and quotations and sources by their keys."""

    figures: tuple[FigureKey, ...] = ()
    quotations: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()


def add_finding(*, study: Study, title: str, difficulty: str, body: str) -> Finding:
    """Write down what was found."""
    return Finding.objects.create(
        zone_id=study.zone_id, study=study, title=title, difficulty=difficulty, body=body
    )


@transaction.atomic
def change_finding(
    *, finding: Finding, title: str, difficulty: str, body: str, version: int
) -> None:
    """Change a finding that was opened at `version`.

    Raises:
        ChangedMeanwhile: somebody saved it since; both texts are shown.
    """
    fresh = {"title": title, "difficulty": difficulty, "body": body}
    of_version = Finding.objects.filter(zone_id=finding.zone_id, pk=finding.pk, version=version)
    if not of_version.update(**fresh, version=F("version") + 1):
        finding.refresh_from_db()
        raise ChangedMeanwhile(
            "您填写的时候，别人已保存了这条发现。您写的还在下面，没有丢。",
            hint=f"现在保存着的是：“{finding.title}”{finding.body} 请合并后再保存一次。",
        )


@transaction.atomic
def choose_basis(*, finding: Finding, basis: Basis) -> None:
    """Let a finding rest on these figures, quotations and sources and on no others.

    Raises:
        NotOfThisStudy: something of another study, or not confirmed, is among them.
    """
    _refuse_foreign(finding, basis)
    of_finding = {"zone_id": finding.zone_id, "finding": finding}
    finding.figures.all().delete()
    finding.quotations.all().delete()
    finding.sources.all().delete()
    FindingFigure.objects.bulk_create(
        FindingFigure(questionnaire_id=questionnaire, question=question, by=by, **of_finding)
        for questionnaire, question, by in dict.fromkeys(basis.figures)
    )
    FindingQuotation.objects.bulk_create(
        FindingQuotation(quotation_id=key, **of_finding) for key in dict.fromkeys(basis.quotations)
    )
    FindingSource.objects.bulk_create(
        FindingSource(source_id=key, **of_finding) for key in dict.fromkeys(basis.sources)
    )


def _refuse_foreign(finding: Finding, basis: Basis) -> None:
    study = finding.study
    offered = (
        ({key for key, _, _ in basis.figures}, closed_questionnaires(study)),
        (set(basis.quotations), usable_quotations(study)),
        (set(basis.sources), study.sources.all()),
    )
    for chosen, own in offered:
        if not chosen <= set(own.values_list("pk", flat=True)):
            raise NotOfThisStudy("有一项依据不在这次调研里，请重新选择。")


def delete_finding(*, finding: Finding) -> None:
    """Delete a finding with its measures."""
    finding.delete()


def chosen_questionnaire(finding: Finding, questionnaire_id: int) -> Questionnaire | None:
    """Return a questionnaire of the finding's study; None when there is none of that id."""
    own = Questionnaire.objects.filter(zone_id=finding.zone_id, study=finding.study_id)
    return own.filter(pk=questionnaire_id).first()
