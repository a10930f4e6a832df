"""How a questionnaire is asked page by page, and what of an answer was asked at all."""

from collections.abc import Sequence

from zhibu.core.surveys.answers import Response, is_asked
from zhibu.core.surveys.codebook import Codebook, Question

FILLING = 6
"""How much one page holds; a question weighs one, a matrix one for each of its rows."""

Page = tuple[Question, ...]


def pages_of(codebook: Codebook) -> tuple[Page, ...]:
    """Return the questions a few to a page, in the order asked.

    A question asked only after some answer never stands on the page of the question it
    hangs on, so that without a script each page can be made from the pages before. The pages
    are the same whatever is answered: only some may turn out to hold nothing to ask.
    """
    pages: list[list[Question]] = []
    room = 0
    for question in codebook:
        weight = _weight(question)
        if not pages or weight > room or _hangs_on(question, pages[-1]):
            pages.append([])
            room = FILLING
        pages[-1].append(question)
        room -= weight
    return tuple(tuple(page) for page in pages)


def asked_on(page: Page, response: Response) -> Page:
    """Return what of the page is asked after the answers so far."""
    return tuple(question for question in page if is_asked(question, response))


def step(pages: Sequence[Page], response: Response, start: int, by: int) -> int | None:
    """Return the nearest page that asks something, from `start` on; None beyond the ends.

    Args:
        pages: all pages.
        response: the answers so far.
        start: the first page looked at, counted from 0.
        by: 1 forward, -1 back.
    """
    at = start
    while 0 <= at < len(pages):
        if asked_on(pages[at], response):
            return at
        at += by
    return None


def tidy(codebook: Codebook, response: Response) -> Response:
    """Return the response without blanks and without answers to what was not asked.

    Questions are judged in the order asked, each by what is left of those before it: an
    answer behind a branch that was not taken in the end opens no further branch.
    """
    kept: dict[str, tuple[str, ...]] = {}
    for question in codebook:
        if is_asked(question, kept):
            for column in question.columns:
                answer = tuple(value for value in response.get(column.id, ()) if value)
                if answer:
                    kept[column.id] = answer
    return kept


def _weight(question: Question) -> int:
    return max(1, len(question.rows))


def _hangs_on(question: Question, page: Sequence[Question]) -> bool:
    return question.asked_if is not None and any(
        question.asked_if.question == other.id for other in page
    )
