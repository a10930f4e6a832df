"""Items to begin with: eight topics on the work of small branches, in our own wording.

The topics are those the article asks about (推动机关党建高质量发展科学方法研究, 2025-10-21):
who is asked, officers' experience, difficulties, problems, effect, factors and forms, study,
appraisal. Its questionnaire is not published; the words are ours, neutral, both sides of a
scale equally long.
"""

from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from json import loads
from typing import Any

from zhibu.core.surveys.codebook import Codebook, Option, Question
from zhibu.core.surveys.plain_codebook import codebook_from


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A topic and its items, in the order they are usually asked."""

    name: str
    about: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class ReadyScale:
    """Labels to rate with, from low to high."""

    code: str
    name: str
    options: tuple[Option, ...]


@cache
def shipped_topics() -> tuple[Topic, ...]:
    """Return the topics that come with the product."""
    return tuple(
        Topic(
            name=topic["name"],
            about=topic["about"],
            questions=codebook_from(topic).questions,
        )
        for topic in _file("topics.json")["topics"]
    )


@cache
def ready_scales() -> tuple[ReadyScale, ...]:
    """Return the scales to choose from; the codes of their labels are the values."""
    return tuple(
        ReadyScale(
            code=scale["code"],
            name=scale["name"],
            options=tuple(
                Option(code=f"v{place}", label=label)
                for place, label in enumerate(scale["labels"], start=1)
            ),
        )
        for scale in _file("scales.json")["scales"]
    )


def shipped_question(question_id: str) -> Question:
    """Return one item by its id; raises KeyError when there is none."""
    for topic in shipped_topics():
        for question in topic.questions:
            if question.id == question_id:
                return question
    raise KeyError(question_id)


def sample_codebook() -> Codebook:
    """Return the short questionnaire over all topics that a new one may begin with."""
    taken = _file("topics.json")["sample"]
    questions = tuple(shipped_question(question_id) for question_id in taken)
    ids = {question.id for question in questions}
    return Codebook(
        questions=tuple(
            question
            if question.asked_if is None or question.asked_if.question in ids
            else replace(question, asked_if=None)
            for question in questions
        )
    )


def _file(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return loads(text)  # type: ignore[no-any-return]
