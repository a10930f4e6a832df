"""What a questionnaire asks: its questions, their kinds and the answers they offer."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """The kind of a question; the values stand in files."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    MATRIX = "matrix"
    NUMBER = "number"
    TEXT = "text"
    RANKING = "ranking"

    @property
    def has_options(self) -> bool:
        """Whether the answer is chosen among options."""
        return self not in (Kind.NUMBER, Kind.TEXT)


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer offered, or one row of a matrix."""

    code: str
    label: str
    value: float | None = None
    """What it counts in the mean of a scale or matrix; None: its place, from 1."""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Ask only those who chose one of `codes` at an earlier question (single or multiple)."""

    question: str
    codes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question; nothing is ever required, so there is no field for that."""

    id: str
    kind: Kind
    label: str
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    """The rows of a matrix; each is answered with one option, as `<id>.<row code>`."""
    hint: str = ""
    asked_if: Condition | None = None
    at_most: int | None = None
    """Most answers of a question with several, or ranks of a ranking; None: all."""
    minimum: float | None = None
    maximum: float | None = None
    """Bounds of a number, both included."""

    @property
    def values(self) -> dict[str, float]:
        """The value of each option in a mean."""
        return {
            option.code: float(place) if option.value is None else option.value
            for place, option in enumerate(self.options, start=1)
        }

    @property
    def columns(self) -> tuple["Question", ...]:
        """The questions answered one by one: the rows of a matrix as scales, else itself."""
        if self.kind is not Kind.MATRIX:
            return (self,)
        return tuple(
            replace(
                self,
                id=f"{self.id}.{row.code}",
                kind=Kind.SCALE,
                label=f"{self.label}：{row.label}",
                rows=(),
            )
            for row in self.rows
        )


@dataclass(frozen=True, kw_only=True)
class Codebook:
    """The questions of a questionnaire in the order asked."""

    questions: tuple[Question, ...]
    title: str = ""

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions)

    @property
    def columns(self) -> tuple[Question, ...]:
        """Every question answered by itself, the rows of a matrix one by one."""
        return tuple(column for question in self.questions for column in question.columns)

    def question(self, question_id: str) -> Question:
        """Return the question with the id; raises KeyError when there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)
