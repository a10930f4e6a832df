"""Comparisons of groups over a whole questionnaire, corrected for their number."""

from collections.abc import Sequence
from dataclasses import replace

from zhibu.core.surveys.corrections import holm
from zhibu.core.surveys.disclosure import DisclosureRule
from zhibu.core.surveys.group_tests import LEVEL, compare_groups
from zhibu.core.surveys.sample import Sample
from zhibu.core.surveys.tables import Comparison, QuestionResult

P_DECIMALS = 3
EFFECT_DECIMALS = 2


def with_comparisons(
    sample: Sample, results: Sequence[QuestionResult], rule: DisclosureRule
) -> tuple[QuestionResult, ...]:
    """Return the results with their groups compared, p corrected over all questions (Holm).

    Groups that are withheld are left out, answers that are withheld taken together (see
    `compare_groups`).
    """
    compared = [_compared(sample, result, rule) for result in results]
    tested = [place for place, comparison in enumerate(compared) if comparison and comparison.p]
    corrected = dict(zip(tested, holm([_p(compared[place]) for place in tested]), strict=True))
    return tuple(
        replace(result, comparison=_shown(comparison, corrected.get(place)))
        for place, (result, comparison) in enumerate(zip(results, compared, strict=True))
    )


def _compared(sample: Sample, result: QuestionResult, rule: DisclosureRule) -> Comparison | None:
    if not result.groups:
        return None
    column = sample.column(result.id)
    shown = [table for table in result.groups if not table.suppressed]
    return compare_groups(
        sample,
        column,
        [table.group for table in shown],
        fewest=rule.smallest_group,
        hidden=frozenset(cell.code for table in shown for cell in table.cells if cell.suppressed),
    )


def _p(comparison: Comparison | None) -> float:
    return (comparison and comparison.p) or 0.0


def _shown(comparison: Comparison | None, p: float | None) -> Comparison | None:
    if comparison is None or comparison.effect is None or p is None:
        return comparison
    return replace(
        comparison,
        p=round(p, P_DECIMALS),
        differs=p < LEVEL,
        effect=round(comparison.effect, EFFECT_DECIMALS),
    )
