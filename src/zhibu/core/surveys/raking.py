"""Weights that make those who answered look like the population, by known margins.

Iterative proportional fitting (Deming and Stephan 1940): each margin in turn is made right by
multiplying the weights of each of its groups, until all are right at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhibu.core.refusals import Refusal
from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.counting import group_of
from zhibu.core.surveys.frame_checks import check_frame
from zhibu.core.surveys.means import effective_size
from zhibu.core.surveys.tables import EVERYBODY, Frame

CLOSE = 1e-9
"""Margins are right when no group's weight changes by a larger part."""
ROUNDS = 1000


class NoMargins(Refusal):
    """Nothing is known of the make-up of the population."""

    code = "no_margins"

    def __init__(self) -> None:
        """Say what is missing."""
        super().__init__(
            "没有填写总体构成，不能加权。", hint="请先填写各组人数（例如各单位在职人数）。"
        )


class GroupWithoutAnswers(Refusal):
    """A group has people but nobody of it answered: no weight can stand for them."""

    code = "group_without_answers"

    def __init__(self, question: str, option: str, people: int) -> None:
        """Name the margin, the group and its people."""
        super().__init__(
            f"“{question}”中的“{option}”有{people}人，但没有人作答，不能加权。",
            hint="请把人数少的组合并后再加权，或者不加权。",
        )


class MarginsContradict(Refusal):
    """No weights make all margins right for those who answered."""

    code = "margins_contradict"

    def __init__(self, question: str) -> None:
        """Name the margin that cannot be met with the others."""
        super().__init__(
            f"按现有作答，“{question}”的各组人数不能与其他各题同时满足，不能加权。",
            hint="请核对各组人数，或少用一个题目加权。",
        )


@dataclass(frozen=True)
class Raking:
    """What each answer counts for, in people; in the order of the responses."""

    weights: tuple[float, ...]
    rounds: int

    @property
    def effective(self) -> float:
        """How many unweighted answers would be as precise (Kish 1965)."""
        return effective_size(self.weights)


@dataclass(frozen=True)
class _Margin:
    question: Question
    groups: tuple[str, ...]
    """The group of each respondent; EVERYBODY: not said."""
    people: Mapping[str, int]


def rake(answers: Answers, frame: Frame) -> Raking:
    """Return weights that add up to the population and meet every margin of the frame.

    Whoever did not answer the question of a margin is left as they are by that margin; its
    groups are then in proportion among those who did.

    Raises:
        NoMargins: the frame has none, or nobody answered.
        GroupWithoutAnswers: a group with people in which nobody answered.
        MarginsContradict: the margins cannot be met together.
        MoreAnswersThanPeople, MarginDoesNotAddUp, UnknownMargin: see `check_frame`.
    """
    check_frame(answers, frame)
    margins = [_margin(answers, frame, question) for question in frame.margins]
    if not margins or not answers.responses:
        raise NoMargins
    weights = [frame.population / len(answers)] * len(answers)
    for turn in range(1, ROUNDS + 1):
        changes = [_meet(margin, weights, frame.population) for margin in margins]
        if max(changes) < CLOSE:
            return Raking(tuple(weights), turn)
    raise MarginsContradict(margins[changes.index(max(changes))].question.label)


def _margin(answers: Answers, frame: Frame, question_id: str) -> _Margin:
    question = answers.codebook.question(question_id)
    groups = tuple(group_of(question, response) for response in answers.responses)
    people = frame.margins[question_id]
    for option in question.options:
        if people.get(option.code, 0) > 0 and option.code not in groups:
            raise GroupWithoutAnswers(question.label, option.label, people[option.code])
    return _Margin(question, groups, people)


def _meet(margin: _Margin, weights: list[float], population: int) -> float:
    """Make one margin right; return the largest part by which a weight changed."""
    sums: dict[str, float] = {}
    for group, weight in zip(margin.groups, weights, strict=True):
        sums[group] = sums.get(group, 0.0) + weight
    known = sum(weight for group, weight in sums.items() if group != EVERYBODY)
    factors = {
        group: 1.0 if group == EVERYBODY else margin.people[group] / population * known / weight
        for group, weight in sums.items()
    }
    _multiply(weights, [factors[group] for group in margin.groups])
    return max(abs(factor - 1) for factor in factors.values())


def _multiply(weights: list[float], factors: Sequence[float]) -> None:
    weights[:] = [weight * factor for weight, factor in zip(weights, factors, strict=True)]
