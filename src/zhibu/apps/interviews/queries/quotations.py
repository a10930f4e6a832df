"""Quotations: what may leave the study."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from zhibu.apps.interviews.models import Quotation
from zhibu.apps.interviews.queries.coded import Coded, coded_study
from zhibu.apps.studies.models import Code, Study
from zhibu.core.coding.sentences import covered


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
    """Return the confirmed quotations of interviews whose speakers agreed.

    The day of the interview stays behind: together with the role it could name the speaker.
    """
    quotations = Quotation.objects.filter(
        sayable(), zone_id=study.zone_id, interview__study=study
    ).select_related("interview")
    names = dict(Code.objects.filter(study=study).values_list("pk", "name"))
    read = {one.interview.pk: one for one in coded_study(study).interviews}
    return tuple(_quoted(one, read.get(one.interview_id), names) for one in quotations)


def _quoted(quotation: Quotation, read: Coded | None, names: Mapping[int, str]) -> Quoted:
    numbers = covered((quotation.start, quotation.end), read.sentences) if read else ()
    codes = frozenset(code for number in numbers for code in read.codes[number - 1]) if read else ()
    return Quoted(
        id=quotation.pk,
        text=quotation.text,
        speaker=quotation.interview.speaker,
        codes=tuple(names[code] for code in sorted(codes)),
        code_ids=frozenset(codes),
    )


def quotations_in(study: Study) -> QuerySet[Quotation]:
    """Return every quotation of the study, drafts too, for its team."""
    return Quotation.objects.filter(interview__study=study).select_related("interview")
