"""Quotations: what may leave the study, and the names on record that may not."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zhibu.apps.interviews.models import Interview, Passage, Quotation
from zhibu.apps.organisation.models import Agency, Branch, Person
from zhibu.apps.studies.models import Study
from zhibu.core.coding.anonymising import AGENCY, BRANCH, PERSON, Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """An anonymised quotation that may stand in a finding or report."""

    id: int
    """Primary key of the Quotation, to refer to it by."""
    text: str
    speaker: str
    """A role such as '某单位党务干部', never a name."""
    codes: tuple[str, ...]
    code_ids: frozenset[int]


def sayable() -> Q:
    """Return the condition on Quotation that lets it leave the room, whoever asks."""
    return Q(
        confirmed_on__isnull=False,
        interview__may_quote=True,
        interview__withdrawn_on__isnull=True,
    )


def quotations_of(study: Study) -> tuple[Quoted, ...]:
    """Return the confirmed quotations of interviews whose speakers agreed; two queries.

    The day of the interview stays behind: together with the role it could name the speaker.
    """
    quotations = list(
        Quotation.objects.filter(
            sayable(), zone_id=study.zone_id, interview__study=study
        ).select_related("interview")
    )
    coded = _passages({quotation.interview_id for quotation in quotations})
    return tuple(_quoted(quotation, coded) for quotation in quotations)


def _passages(interview_ids: set[int]) -> list[Passage]:
    passages = Passage.objects.filter(interview__in=interview_ids).select_related("code")
    return list(passages)


def _quoted(quotation: Quotation, coded: list[Passage]) -> Quoted:
    codes = {
        passage.code_id: passage.code.name
        for passage in coded
        if passage.interview_id == quotation.interview_id
        and passage.start < quotation.end
        and quotation.start < passage.end
    }
    return Quoted(
        id=quotation.pk,
        text=quotation.text,
        speaker=quotation.interview.speaker,
        codes=tuple(codes.values()),
        code_ids=frozenset(codes),
    )


def quotations_in(study: Study) -> QuerySet[Quotation]:
    """Return every quotation of the study, drafts too, for its team."""
    return Quotation.objects.filter(interview__study=study).select_related("interview")


def known_names(interview: Interview) -> tuple[Known, ...]:
    """Return the names on record in the zone and the interviewee's own, with their roles."""
    zone_id = interview.zone_id
    people = Person.objects.filter(zone_id=zone_id).values_list("name", flat=True)
    agencies = Agency.objects.filter(zone_id=zone_id).values_list("name", "short_name")
    branches = Branch.objects.filter(zone_id=zone_id).values_list("name", flat=True)
    known = [Known(name, PERSON) for name in people]
    known += [Known(name, AGENCY) for pair in agencies for name in pair if name]
    known += [Known(name, BRANCH) for name in branches]
    if hasattr(interview, "interviewee"):
        known.append(Known(interview.interviewee.name, PERSON))
    return tuple(dict.fromkeys(known))
