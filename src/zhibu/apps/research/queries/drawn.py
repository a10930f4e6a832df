"""The figures a finding rests on, ready to show: where each is drawn and what it says."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.research.models import Finding, FindingFigure
from zhibu.apps.research.report.gathering import result_of


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A figure of a finding."""

    label: str
    address: str
    query: str
    """The grouping, as the address of the drawing takes it."""
    said: tuple[str, ...]
    note: str


def drawn_figures(finding: Finding) -> list[Drawn]:
    """Return the figures of a finding whose questions are still there."""
    figures = finding.figures.select_related("questionnaire")
    return [drawn for figure in figures if (drawn := _drawn(figure))]


def _drawn(figure: FindingFigure) -> Drawn | None:
    result = result_of(figure)
    if result is None:
        return None
    # The rows of a matrix are drawn together, under the matrix.
    question = next(
        question.id
        for question in codebook_of(figure.questionnaire)
        if figure.question in {column.id for column in question.columns}
    )
    return Drawn(
        label=result.label,
        address=reverse("results:figure", args=[figure.questionnaire_id, question]),
        query=urlencode({"by": figure.by}) if figure.by else "",
        said=result.said,
        note=figure.questionnaire.source,
    )
