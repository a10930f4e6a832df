"""An analysis as plain JSON values; the shape is in `analysis.schema.json` of `zhibu.survey`."""

from typing import Any

from zhibu.core.surveys.codebook import Kind
from zhibu.core.surveys.tables import Analysis, Cell, Comparison, Mean, QuestionResult, Table


def plain_analysis(analysis: Analysis) -> dict[str, Any]:
    """Return what may be published as JSON values; what is withheld is null, and says so."""
    return {
        "title": analysis.title,
        "n": analysis.respondents,
        "N": analysis.population,
        "by": analysis.by,
        "questions": [_plain_question(result) for result in analysis.questions],
        "notes": list(analysis.notes),
    }


def _plain_question(result: QuestionResult) -> dict[str, Any]:
    return {
        "id": result.id,
        "kind": result.kind.value,
        "label": result.label,
        **_plain_table(result.table, result.kind),
        "groups": [
            {"code": group.group, "label": group.group_label, **_plain_table(group, result.kind)}
            for group in result.groups
        ],
        "comparison": _plain_comparison(result.comparison),
        "said": list(result.said),
    }


def _plain_table(table: Table, kind: Kind) -> dict[str, Any]:
    return {
        "n": table.n,
        "N": table.population,
        "suppressed": table.suppressed,
        "options": [_plain_cell(cell, kind) for cell in table.cells],
        "mean": _plain_mean(table.mean),
    }


def _plain_cell(cell: Cell, kind: Kind) -> dict[str, Any]:
    plain = {
        "code": cell.code,
        "label": cell.label,
        "count": cell.count,
        "share": cell.share,
        "low": cell.low,
        "high": cell.high,
        "method": cell.method and cell.method.value,
        "suppressed": cell.suppressed,
    }
    return {**plain, "mean": _plain_mean(cell.mean)} if kind is Kind.RANKING else plain


def _plain_mean(mean: Mean | None) -> dict[str, Any] | None:
    if mean is None:
        return None
    return {
        "value": mean.value,
        "low": mean.low,
        "high": mean.high,
        "median": mean.median,
        "deviation": mean.deviation,
    }


def _plain_comparison(comparison: Comparison | None) -> dict[str, Any] | None:
    if comparison is None:
        return None
    return {
        "test": comparison.test,
        "p": comparison.p,
        "differs": comparison.differs,
        "effect": comparison.effect,
        "reason": comparison.reason,
    }
