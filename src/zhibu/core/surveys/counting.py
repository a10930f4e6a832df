"""How often each answer was given, in all and by group, branching taken into account."""

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.answers import Answers, Response, is_asked
from zhibu.core.surveys.codebook import Kind, Question
from zhibu.core.surveys.tables import EVERYBODY, CountTable

ONE_ANSWER = (Kind.SINGLE, Kind.SCALE)


class NotAGrouping(Refusal):
    """Groups can be made only by a question with one answer per person."""

    code = "not_a_grouping"

    def __init__(self, question: Question) -> None:
        """Name the question that was to make the groups."""
        super().__init__(
            f"“{question.label}”不能用来分组。", hint="请选择一个单选题来分组，例如所在单位。"
        )


def answer_to(column: Question, response: Response) -> tuple[str, ...]:
    """Return the answer to a column of the codebook; empty: not asked, or skipped.

    An answer given although branching says that the question was not to be asked (on paper that
    happens) is left out, so that nobody counts who does not belong to the denominator.
    """
    if not is_asked(column, response):
        return ()
    return tuple(part for part in response.get(column.id, ()) if part)


def counted(column: Question, answer: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes an answer counts for: all that were ticked, or the one ranked first."""
    if not column.kind.has_options:
        return ()
    return tuple(dict.fromkeys(answer)) if column.kind is Kind.MULTIPLE else answer[:1]


def group_of(by: Question | None, response: Response) -> str:
    """Return the group a respondent named; EVERYBODY when none was named."""
    answer = answer_to(by, response) if by else ()
    return answer[0] if answer else EVERYBODY


def grouping(question: Question) -> Question:
    """Return the question if it can make groups.

    Raises:
        NotAGrouping: several answers per person, or answers without options.
    """
    if question.kind not in ONE_ANSWER:
        raise NotAGrouping(question)
    return question


def count(answers: Answers, question: Question, *, by: Question | None) -> CountTable:
    """Count one column of the codebook in all and in every group of `by`.

    The denominator of every share is `answered`: those who were asked and gave an answer. A
    ranking counts what was ranked first; a number or a text has no codes, only `answered`.

    Raises:
        NotAGrouping: `by` cannot make groups.
    """
    groups = (EVERYBODY, *(option.code for option in grouping(by).options)) if by else (EVERYBODY,)
    codes = tuple(option.code for option in question.options) if question.kind.has_options else ()
    asked, answered = dict.fromkeys(groups, 0), dict.fromkeys(groups, 0)
    counts = {group: dict.fromkeys(codes, 0) for group in groups}
    for response in answers.responses:
        if not is_asked(question, response):
            continue
        answer = answer_to(question, response)
        for group in {EVERYBODY, group_of(by, response)}:
            asked[group] += 1
            answered[group] += bool(answer)
            for code in counted(question, answer):
                counts[group][code] += 1
    return CountTable(
        question=question.id,
        by=by.id if by else None,
        is_multiple=question.kind is Kind.MULTIPLE,
        codes=codes,
        groups=groups,
        answered=answered,
        asked=asked,
        counts=counts,
    )
