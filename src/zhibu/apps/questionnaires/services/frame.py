"""Who may answer: how many people, and how they divide by the questions that group them."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.faults import MOST_QUESTIONS
from zhibu.apps.questionnaires.builder.margins import margin_faults
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.queries.people import OnRecord
from zhibu.apps.questionnaires.refusals import (
    ChangedMeanwhile,
    DoesNotAddUp,
    NoAgencies,
    TooManyQuestions,
)
from zhibu.apps.questionnaires.services.content import hold_draft, mark_of, questions_of, write
from zhibu.apps.questionnaires.services.questions import free_id
from zhibu.core.surveys.codebook import Kind, Option, Question

AGENCY = "agency"
ASKS_AGENCY = "您所在的单位"


@transaction.atomic
def set_frame(
    *,
    questionnaire: Questionnaire,
    population: int,
    margins: Mapping[str, Mapping[str, int]],
    seen: str,
) -> None:
    """Keep how many people may answer, and of some questions how many belong to each option.

    Raises:
        NoDraft: it was opened.
        ChangedMeanwhile: `seen` is not the mark of the frame as it stands.
        DoesNotAddUp: a margin is not the population.
    """
    held = hold_draft(questionnaire)
    if seen != frame_mark(held):
        raise ChangedMeanwhile("发放人数")
    faults = tuple(margin_faults(codebook_of(held), margins, population))
    if faults:
        raise DoesNotAddUp(faults)
    held.population = population
    held.margins = {key: dict(margin) for key, margin in margins.items()}
    held.version += 1
    held.save(update_fields=["population", "margins", "version"])


def frame_mark(questionnaire: Questionnaire) -> str:
    """Return the mark of the frame."""
    return mark_of([questionnaire.population, questionnaire.margins])


@transaction.atomic
def ask_agency(*, questionnaire: Questionnaire, people: OnRecord) -> Question:
    """Put 您所在的单位 first, with the zone's agencies and how many people each has.

    The number of people is filled in when it was empty; the margin is left out when it does
    not add up to what was filled in already, or an agency has nobody on record.

    Raises:
        NoDraft, TooManyQuestions: see refusals.
        NoAgencies: the zone has fewer than two agencies.
    """
    held = hold_draft(questionnaire)
    before = questions_of(held)
    if len(before) >= MOST_QUESTIONS:
        raise TooManyQuestions(MOST_QUESTIONS)
    if len(people.agencies) < 2:  # noqa: PLR2004 -- a choice is between two
        raise NoAgencies
    ids = [question.id for question in before]
    question = _agency_question(people)
    if AGENCY in ids:
        question = replace(question, id=free_id(ids))
    held.population = held.population or people.in_post or None
    margin = {f"u{staff.agency.pk}": staff.in_post for staff in people.agencies}
    if people.in_post == held.population and all(margin.values()):
        held.margins = {**held.margins, question.id: margin}
    held.save(update_fields=["population"])
    write(held, [question, *before])
    return question


def _agency_question(people: OnRecord) -> Question:
    """Return the question; an agency's code is its number, so that it stays in every wave."""
    return Question(
        id=AGENCY,
        kind=Kind.SINGLE,
        label=ASKS_AGENCY,
        options=tuple(
            Option(code=f"u{staff.agency.pk}", label=staff.agency.label)
            for staff in people.agencies
        ),
    )
