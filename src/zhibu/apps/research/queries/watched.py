"""What became of the share a measure is to move: waiting, no difference shown, or moved."""

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Measure
from zhibu.apps.results.queries.analyses import analysis_of


def watched_words(measure: Measure) -> str:
    """Return in words what a measure watches and what the next wave showed of it; '' for none."""
    if measure.watched is None:
        return ""
    return f"{_share(measure, measure.watched)}：{_became(measure, measure.watched)}"


def _share(measure: Measure, questionnaire: Questionnaire) -> str:
    columns = {column.id: column for column in codebook_of(questionnaire).columns}
    column = columns.get(measure.watched_question)
    if column is None:
        return "题目已不在"
    labels = {option.code: option.label for option in column.options}
    return f"选“{labels.get(measure.watched_code, '')}”的比例"


def _became(measure: Measure, questionnaire: Questionnaire) -> str:
    following = questionnaire.following.filter(closed_on__isnull=False).order_by("pk").first()
    if following is None:
        return "等下一轮问卷"
    # Loads scipy: not before there is something to compare.
    from zhibu.core.surveys.waves import compare_waves  # noqa: PLC0415

    changes = compare_waves(analysis_of(questionnaire), analysis_of(following))
    wanted = (measure.watched_question, measure.watched_code)
    for change in changes:
        if (change.question, change.code) == wanted and change.before is not None:
            return _said(change.before, change.after or 0.0, differs=change.differs)
    return "两轮不能比较"


def _said(before: float, after: float, *, differs: bool) -> str:
    moved = f"{before:.1%}→{after:.1%}"
    if not differs:
        return f"{moved}，没有超出误差，看不出变化"
    return f"{moved}，{'上升' if after > before else '下降'}超出误差"
