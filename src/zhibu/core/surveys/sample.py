"""Answers together with whom they stand for: members of groups, populations, weights."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from zhibu.core.surveys.answers import Answers, is_asked
from zhibu.core.surveys.codebook import Question
from zhibu.core.surveys.counting import answer_to, group_of
from zhibu.core.surveys.tables import EVERYBODY, Frame


@dataclass(frozen=True)
class Sample:
    """Who answered, by which groups they are compared, and what each answer counts."""

    answers: Answers
    frame: Frame
    by: Question | None = None
    weights: tuple[float, ...] | None = None
    """One per response; None: every answer counts the same."""

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The group of each respondent; EVERYBODY of those who named none."""
        return tuple(group_of(self.by, response) for response in self.answers.responses)

    def column(self, column_id: str) -> Question:
        """Return the column of the codebook with the id."""
        return next(each for each in self.answers.codebook.columns if each.id == column_id)

    def answered(self, column: Question, group: str) -> list[int]:
        """Return the places of those in the group who answered the column."""
        return [
            place
            for place, response in enumerate(self.answers.responses)
            if group in (EVERYBODY, self.groups[place]) and answer_to(column, response)
        ]

    def answer(self, column: Question, place: int) -> tuple[str, ...]:
        """Return what the respondent answered."""
        return answer_to(column, self.answers.responses[place])

    def weights_of(self, places: Sequence[int]) -> list[float] | None:
        """Return the weights of some respondents; None: unweighted."""
        weights = self.weights
        return None if weights is None else [weights[place] for place in places]

    def population(self, column: Question, group: str) -> int | None:
        """Return for how many people the answers to a column stand in a group; None: not known.

        Known for everybody and for the groups of a known margin. Of a question that only some
        are asked (branching) it is known where the condition is a question with a known margin,
        for everybody. When everybody answered the questionnaire and said which
        group and branch they belong to, the answers themselves tell.
        """
        if group == EVERYBODY and column.asked_if is None:
            return self.frame.population
        if column.asked_if is None and self.by and self.by.id in self.frame.margins:
            return self.frame.margins[self.by.id].get(group, 0)
        if self._all_told(column, group):
            return self._asked(column, group)
        return self._branch(column) if group == EVERYBODY else None

    def _branch(self, column: Question) -> int | None:
        """How many the frame says fulfil the condition of a column."""
        condition = column.asked_if
        margin = self.frame.margins.get(condition.question) if condition else None
        if condition is None or margin is None:
            return None
        return sum(margin.get(code, 0) for code in set(condition.codes))

    def _all_told(self, column: Question, group: str) -> bool:
        """Whether everybody is in the answers with their group and branch."""
        if len(self.answers) < self.frame.population:
            return False
        condition = column.asked_if
        return (group == EVERYBODY or EVERYBODY not in self.groups) and (
            condition is None
            or all(response.get(condition.question) for response in self.answers.responses)
        )

    def _asked(self, column: Question, group: str) -> int:
        return sum(
            group in (EVERYBODY, self.groups[place]) and is_asked(column, response)
            for place, response in enumerate(self.answers.responses)
        )
