"""Questionnaires and answers for tests."""

from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.codebook import Codebook, Condition, Kind, Option, Question


def options(codes):
    return tuple(Option(code=code, label=f"选项{code}") for code in codes)


def question(question_id, kind=Kind.SINGLE, codes="ab", **more):
    return Question(
        id=question_id, kind=kind, label=f"题目{question_id}", options=options(codes), **more
    )


def only_if(question_id, *codes):
    return Condition(question=question_id, codes=codes)


def answers(questions, *responses):
    """Answers written shortly: {"q": "a|b"} for several."""
    return Answers(
        codebook=Codebook(questions=tuple(questions)),
        responses=tuple(
            {column: tuple(given.split("|")) if given else () for column, given in row.items()}
            for row in responses
        ),
    )
