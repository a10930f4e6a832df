"""What cannot be true of a frame and the answers together, said before anything is computed."""

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.counting import group_of, grouping
from zhibu.core.surveys.tables import Frame


class MoreAnswersThanPeople(Refusal):
    """More people answered than there are, in all or in one group."""

    code = "more_answers_than_people"

    def __init__(self, who: str, answered: int, people: int) -> None:
        """Name the group (or 全部) and both numbers."""
        super().__init__(
            f"{who}有{answered}人作答，但总人数只填了{people}人。",
            hint="请核对总人数，或检查是否有人重复作答。",
        )


class MarginDoesNotAddUp(Refusal):
    """The groups of a known margin do not make up the population, or one is negative."""

    code = "margin_does_not_add_up"

    def __init__(self, label: str, people: int, population: int) -> None:
        """Name the margin and both sums."""
        super().__init__(
            f"“{label}”各组人数合计{people}人，与总人数{population}人不一致。",
            hint="请核对各组人数，使合计等于总人数。",
        )


class UnknownMargin(Refusal):
    """A margin is given for what the codebook does not ask or offer."""

    code = "unknown_margin"

    def __init__(self, name: str) -> None:
        """Name the question or option nobody knows."""
        super().__init__(f"总体构成里的“{name}”在问卷中没有。", hint="请核对题目编号和选项编号。")


def check_frame(answers: Answers, frame: Frame) -> None:
    """Refuse what cannot be true of frame and answers together.

    Raises:
        MoreAnswersThanPeople: in all, or in a group of a known margin.
        MarginDoesNotAddUp: the groups of a margin are not the population.
        UnknownMargin: a margin of a question or option that the codebook does not have.
        NotAGrouping: a margin of a question with several answers, or none to choose.
    """
    if len(answers) > frame.population:
        raise MoreAnswersThanPeople("全部", len(answers), frame.population)
    for question_id in frame.margins:
        try:
            question = answers.codebook.question(question_id)
        except KeyError:
            raise UnknownMargin(question_id) from None
        _check_margin(answers, frame, question)


def _check_margin(answers: Answers, frame: Frame, question: Question) -> None:
    margin = frame.margins[grouping(question).id]
    labels = {option.code: option.label for option in question.options}
    for code in margin:
        if code not in labels:
            raise UnknownMargin(f"{question.id}：{code}")
    if sum(margin.values()) != frame.population or min(margin.values(), default=0) < 0:
        raise MarginDoesNotAddUp(question.label, sum(margin.values()), frame.population)
    named = [group_of(question, response) for response in answers.responses]
    for code, label in labels.items():
        if named.count(code) > margin.get(code, 0):
            raise MoreAnswersThanPeople(f"“{label}”", named.count(code), margin.get(code, 0))
