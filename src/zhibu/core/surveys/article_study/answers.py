"""Responses that have exactly the article's shares."""

import json
from importlib.resources import files

import numpy as np

from zhibu.core.surveys.answers import Answers
from zhibu.core.surveys.article_study import margins
from zhibu.core.surveys.codebook import Codebook, Kind, Question
from zhibu.core.surveys.plain_codebook import codebook_from
from zhibu.core.surveys.tables import Frame

SEED = 20251021
"""The day the article appeared; which respondent gives which answer is drawn, and means nothing."""
YOUNG_AGENCY = "u4"
"""The article says of the network centre, set up in 2022, that its staff are younger."""
OLDER_THERE = 0.3


def article_codebook() -> Codebook:
    """Return the questions, in our own words, whose answers the figures show."""
    text = files(__package__).joinpath("codebook.json").read_text(encoding="utf-8")
    return codebook_from(json.loads(text))


def article_frame() -> Frame:
    """Return the 144 staff of the zone's eight agencies."""
    return Frame(population=margins.POPULATION, margins={"agency": margins.HEADCOUNTS})


def article_answers() -> Answers:
    """Return 108 responses; the same each time."""
    codebook = article_codebook()
    draw = np.random.default_rng(SEED)
    responses: list[dict[str, tuple[str, ...]]] = [{} for _ in range(margins.RESPONDENTS)]
    agencies = [code for code, count in margins.RETURNED.items() for _ in range(count)]
    for response, agency in zip(responses, agencies, strict=True):
        response["agency"] = (agency,)
    for question in codebook.questions[1:]:
        _fill_in(question, responses, draw)
    return Answers(codebook=codebook, responses=tuple(responses))


def _fill_in(
    question: Question, responses: list[dict[str, tuple[str, ...]]], draw: np.random.Generator
) -> None:
    counts = margins.counts_of(question.id)
    asked = [r for r in responses if not question.asked_if or r["officer"] == ("yes",)]
    order = [asked[place] for place in draw.permutation(len(asked))]
    if question.id == "age":
        order.sort(key=lambda r: r["agency"] != (YOUNG_AGENCY,) or draw.random() < OLDER_THERE)
    if question.kind is Kind.MULTIPLE:
        _fill_in_several(question, counts, order, draw)
        return
    codes = [code for code, count in counts.items() for _ in range(count)]
    for response, code in zip(order, codes, strict=True):
        response[question.id] = (code,)


def _fill_in_several(
    question: Question,
    counts: dict[str, int],
    order: list[dict[str, tuple[str, ...]]],
    draw: np.random.Generator,
) -> None:
    chosen: dict[int, set[str]] = {place: set() for place in range(len(order))}
    for code, count in counts.items():
        for place in draw.permutation(len(order))[:count]:
            chosen[int(place)].add(code)
    _leave_nobody_silent(chosen)
    for place, response in enumerate(order):
        response[question.id] = tuple(o.code for o in question.options if o.code in chosen[place])


def _leave_nobody_silent(chosen: dict[int, set[str]]) -> None:
    """Give an answer of somebody with most to each who has none: the shares are of all 108."""
    for codes in chosen.values():
        if not codes:
            giver = max(chosen, key=lambda other: (len(chosen[other]), -other))
            code = min(chosen[giver])
            chosen[giver].remove(code)
            codes.add(code)
