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

    Groups that are withheld are left out. p and effect are rounded, and the effect is withheld
    where a cell is, so that nobody counts back from them.
    """
    compared = [_compared(sample, result, rule) for result in results]
    tested = [place for place, comparison in enumerate(compared) if comparison and comparison.p]
    corrected = dict(zip(tested, holm([_p(compared[place]) for place in tested]), strict=True))
    return tuple(
        replace(result, comparison=_shown(result, comparison, corrected.get(place)))
        for place, (result, comparison) in enumerate(zip(results, compared, strict=True))
    )


def _compared(sample: Sample, result: QuestionResult, rule: DisclosureRule) -> Comparison | None:
    if not result.groups:
        return None
    column = sample.column(result.id)
    shown = [table.group for table in result.groups if not table.suppressed]
    return compare_groups(sample, column, shown, fewest=rule.smallest_group)


def _p(comparison: Comparison | None) -> float:
    return (comparison and comparison.p) or 0.0


def _shown(
    result: QuestionResult, comparison: Comparison | None, p: float | None
) -> Comparison | None:
    if comparison is None or p is None:
        return comparison
    hidden = any(cell.suppressed for table in result.groups for cell in table.cells)
    effect = None if hidden or comparison.effect is None else comparison.effect
    return replace(
        comparison,
        p=round(p, P_DECIMALS),
        differs=p < LEVEL,
        effect=effect if effect is None else round(effect, EFFECT_DECIMALS),
    )
