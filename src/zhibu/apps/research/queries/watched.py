"""What became of the share a measure is to move: waiting, no difference shown, or moved."""

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.research.models import Measure
from zhibu.apps.results.queries.analyses import analysis_of

NOT_COMPARABLE = "两轮的题目不同，不能比较。"


def watched_words(measure: Measure) -> str:
    """Return in words what a measure watches and what the next wave showed of it; '' for none."""
    if measure.watched is None:
        return ""
    following = measure.watched.following.filter(closed_on__isnull=False).order_by("pk").first()
    if following is None:
        return f"{_share(measure, measure.watched)}：等下一轮问卷"
    return _became(measure, measure.watched, following)


def _share(measure: Measure, questionnaire: Questionnaire) -> str:
    columns = {column.id: column for column in codebook_of(questionnaire).columns}
    column = columns.get(measure.watched_question)
    if column is None:
        return "题目已不在"
    labels = {option.code: option.label for option in column.options}
    return f"选“{labels.get(measure.watched_code, '')}”的比例"


def _became(measure: Measure, before: Questionnaire, after: Questionnaire) -> str:
    # They load numpy: not before there is something to compare.
    from zhibu.core.surveys.waves import compare_waves  # noqa: PLC0415
    from zhibu.core.surveys.waves_wording import change_in_words  # noqa: PLC0415

    wanted = (measure.watched_question, measure.watched_code)
    for change in compare_waves(analysis_of(before), analysis_of(after)):
        if (change.question, change.code) == wanted:
            return change_in_words(change)
    return NOT_COMPARABLE
