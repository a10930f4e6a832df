"""From an address to the record behind it; the door asks its rule about that record."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from zhibu.apps.membership.models import AdmissionEvent, Companion, Letter
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.views.records import person_of
from zhibu.core.regulations.admission_steps import Step, UnknownEvent, step_of


@dataclass(frozen=True)
class PersonAtStep:
    """A person and one step of the way."""

    person: Person
    step: Step


def at_step(person_id: int, step: str) -> PersonAtStep:
    """Return person and step or raise Http404."""
    try:
        return PersonAtStep(person_of(person_id), step_of(step))
    except UnknownEvent as unknown:
        raise Http404 from unknown


def event_of(event_id: int) -> AdmissionEvent:
    """Return the step or raise Http404."""
    return get_object_or_404(
        AdmissionEvent.objects.select_related("person", "standing"), pk=event_id
    )


def companion_of(companion_id: int) -> Companion:
    """Return the mentor or introducer or raise Http404."""
    return get_object_or_404(Companion.objects.select_related("person", "helper"), pk=companion_id)


def letter_of(letter_id: int) -> Letter:
    """Return the letter or raise Http404."""
    return get_object_or_404(
        Letter.objects.select_related("person", "branch", "to_branch"), pk=letter_id
    )
