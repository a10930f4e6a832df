"""Writing a finding down, and choosing the figures it rests on."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Finding, FindingFigure
from zhibu.apps.research.refusals import ChangedMeanwhile, NotOfThisStudy
from zhibu.apps.studies.models import Study

FigureKey = tuple[int, str, str]
"""Questionnaire, column of the codebook, question that makes the groups or ''."""


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
def choose_figures(*, finding: Finding, figures: Iterable[FigureKey]) -> None:
    """Let a finding rest on these figures and no others.

    Raises:
        NotOfThisStudy: a questionnaire of another study is among them.
    """
    wanted = list(dict.fromkeys(figures))
    own = Questionnaire.objects.filter(zone_id=finding.zone_id, study=finding.study_id)
    if not {questionnaire for questionnaire, _, _ in wanted} <= set(
        own.values_list("pk", flat=True)
    ):
        raise NotOfThisStudy("有一张图不在这次调研里，请重新选择。")
    finding.figures.all().delete()
    FindingFigure.objects.bulk_create(
        FindingFigure(
            zone_id=finding.zone_id,
            finding=finding,
            questionnaire_id=questionnaire,
            question=question,
            by=by,
        )
        for questionnaire, question, by in wanted
    )


def delete_finding(*, finding: Finding) -> None:
    """Delete a finding with its measures."""
    finding.delete()


def chosen_questionnaire(finding: Finding, questionnaire_id: int) -> Questionnaire | None:
    """Return a questionnaire of the finding's study; None when there is none of that id."""
    own = Questionnaire.objects.filter(zone_id=finding.zone_id, study=finding.study_id)
    return own.filter(pk=questionnaire_id).first()
