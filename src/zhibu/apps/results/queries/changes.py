"""What changed since the wave before, in words."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.results.queries.analyses import analysis_of

if TYPE_CHECKING:
    from zhibu.core.surveys.tables import Analysis


def changes_of(questionnaire: Questionnaire, analysis: "Analysis") -> Mapping[str, list[str]]:
    """Return sentences by question; none without an earlier wave that is closed."""
    before = questionnaire.previous
    if before is None or not before.is_closed or before.population is None:
        return {}
    from zhibu.core.surveys.waves import compare_waves  # noqa: PLC0415 -- loads numpy
    from zhibu.core.surveys.waves_wording import change_in_words  # noqa: PLC0415 -- the same

    said: defaultdict[str, list[str]] = defaultdict(list)
    unmoved: defaultdict[str, int] = defaultdict(int)
    for change in compare_waves(analysis_of(before), analysis):
        if change.differs:
            said[change.question].append(f"与上一轮相比，{change_in_words(change)}")
        elif change.difference is not None:
            unmoved[change.question] += 1
    for question, count in unmoved.items():
        others = "其余各项" if said[question] else "各项"
        said[question].append(f"与上一轮相比，{others}（{count}项）没有显示出变化。")
    return dict(said)
