"""The page of one questionnaire: its questions, how far it is, what comes next."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.burden import LONG, minutes_of
from zhibu.apps.questionnaires.builder.words import NAMES, condition_in_words
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.queries.readiness import faults_of
from zhibu.core.surveys.codebook import Codebook, Kind, Question


@dataclass(frozen=True, kw_only=True)
class Step:
    """One of the steps from questions to figures."""

    name: str
    said: str
    state: str
    """done, now or later."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One question in the list."""

    number: int
    question: Question
    kind: str
    asked: str
    """Who is asked; empty: everybody."""
    is_first: bool
    is_last: bool


@dataclass(frozen=True, kw_only=True)
class Hub:
    """All that the page shows."""

    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    minutes: int
    is_long: bool
    faults: tuple[str, ...]
    is_over_time: bool
    """Its last day is past and nobody closed it."""
    unlike_before: tuple[int, ...]
    """Numbers of the questions that differ from the wave before."""


def hub_of(questionnaire: Questionnaire, *, today: date) -> Hub:
    """Return what the page of a questionnaire shows on a day."""
    codebook = codebook_of(questionnaire)
    minutes = minutes_of(codebook)
    is_over_time = _is_over_time(questionnaire, today)
    return Hub(
        lines=lines_of(codebook),
        steps=_steps(questionnaire, codebook, is_over_time=is_over_time),
        minutes=minutes,
        is_long=minutes > LONG,
        faults=faults_of(questionnaire) if questionnaire.is_draft else (),
        is_over_time=is_over_time,
        unlike_before=_unlike_before(questionnaire, codebook),
    )


def lines_of(codebook: Codebook) -> tuple[Line, ...]:
    """Return the questions, numbered."""
    last = len(codebook.questions)
    return tuple(
        Line(
            number=number,
            question=question,
            kind=NAMES[question.kind],
            asked=condition_in_words(question, codebook),
            is_first=number == 1,
            is_last=number == last,
        )
        for number, question in enumerate(codebook, start=1)
    )


def _steps(
    questionnaire: Questionnaire, codebook: Codebook, *, is_over_time: bool
) -> tuple[Step, ...]:
    asked, people = len(codebook.questions), questionnaire.population
    done = (
        bool(codebook.questions),
        bool(people),
        not questionnaire.is_draft,
        questionnaire.is_closed or is_over_time,
        questionnaire.is_closed,
        False,
    )
    said = (
        f"{asked} 道题" if asked else "还没有题目",
        f"{people} 人" if people else "还没有填",
        "开始后题目不能再改",
        "手机填，也可以纸质填",
        "结束后才能看结果",
        "每个数字都带误差范围",
    )
    names = ("出题", "定发放人数", "开始", "发码收卷", "结束", "看结果")
    now = done.index(False)
    return tuple(
        Step(name=name, said=words, state="done" if is_done else "now" if at == now else "later")
        for at, (name, words, is_done) in enumerate(zip(names, said, done, strict=True))
    )


def _is_over_time(questionnaire: Questionnaire, today: date) -> bool:
    if questionnaire.is_draft or questionnaire.is_closed:
        return False
    return not questionnaire.takes_answers(today)


def _unlike_before(questionnaire: Questionnaire, codebook: Codebook) -> tuple[int, ...]:
    before = questionnaire.previous
    if before is None:
        return ()
    known = {question.id: _compared(question) for question in codebook_of(before)}
    return tuple(
        number
        for number, question in enumerate(codebook, start=1)
        if question.kind is not Kind.TEXT and known.get(question.id) != _compared(question)
    )


def _compared(question: Question) -> tuple[object, ...]:
    """What has to be alike for two waves to be compared; the explanation may differ."""
    return (question.kind, question.label, question.options, question.rows, question.asked_if)
