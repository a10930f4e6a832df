"""The figures of a questionnaire and their drawings."""

from hashlib import sha256
from typing import TYPE_CHECKING

from django.core.cache import cache

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.results.queries.analyses import REMEMBERED_SECONDS
from zhibu.core.figures.figure import Figure
from zhibu.core.surveys.codebook import Kind, Question

if TYPE_CHECKING:
    from zhibu.core.surveys.tables import Analysis

WIDTHS = {"wide": 720, "narrow": 328}
"""Pixels: beside the places on a computer, and on a phone of 360."""


def drawn_questions(questionnaire: Questionnaire) -> tuple[Question, ...]:
    """Return the questions that have a figure: a matrix has one for all its rows."""
    return tuple(q for q in codebook_of(questionnaire) if q.kind is not Kind.TEXT)


def figure_for(question: Question, analysis: "Analysis", *, note: str = "") -> Figure:
    """Return the figure of a question as asked."""
    # Loads scipy with the package it stands in: not before somebody asks for a result.
    from zhibu.core.surveys.figure_of import figure_of, figure_of_rows  # noqa: PLC0415

    results = {result.id: result for result in analysis.questions}
    rows = [results[column.id] for column in question.columns]
    if question.kind is Kind.MATRIX:
        return figure_of_rows(question.label, rows, note=note)
    return figure_of(rows[0], note=note)


def drawing_of(figure: Figure, *, size: str, large: bool) -> str:
    """Return the figure as SVG, drawn once and then remembered."""
    told = f"{figure!r}|{size}|{large}"
    key = f"figure:{sha256(told.encode()).hexdigest()}"
    drawn: str | None = cache.get(key)
    if drawn is None:
        from zhibu.core.figures.drawing import svg_of  # noqa: PLC0415 -- 60 MB with the drawer

        drawn = svg_of(figure, width=WIDTHS[size], large=large)
        cache.set(key, drawn, REMEMBERED_SECONDS)
    return drawn
