"""How many people the zone has on record, to suggest who may answer."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.organisation.models import Agency, Employment
from zhibu.apps.questionnaires.builder.margins import may_have_margin
from zhibu.core.surveys.codebook import Codebook


@dataclass(frozen=True)
class Staff:
    """One agency and how many of its people are in post."""

    agency: Agency
    in_post: int


@dataclass(frozen=True)
class OnRecord:
    """The people of a zone's agencies on a day, each counted once."""

    agencies: tuple[Staff, ...]
    retired: int

    @property
    def in_post(self) -> int:
        """All in post."""
        return sum(staff.in_post for staff in self.agencies)


def on_record(zone_id: int, *, on: date) -> OnRecord:
    """Count the people of a zone on a day; who changed agency that day counts where they went."""
    rows = (
        Employment.objects.on(on)
        .filter(zone_id=zone_id)
        .order_by("since", "pk")
        .values_list("person_id", "agency_id", "status")
    )
    latest = {person_id: (agency_id, status) for person_id, agency_id, status in rows}
    in_post = [agency for agency, status in latest.values() if status == Employment.Status.IN_POST]
    agencies = Agency.objects.filter(zone_id=zone_id)
    return OnRecord(
        agencies=tuple(Staff(agency, in_post.count(agency.pk)) for agency in agencies),
        retired=len(latest) - len(in_post),
    )


def suggested_margins(
    codebook: Codebook, people: OnRecord, population: int | None
) -> dict[str, dict[str, int]]:
    """Return what the records say of a question whose options are the zone's agencies.

    Nothing when the people in post are not the number already decided on.
    """
    if population not in (None, people.in_post):
        return {}
    known = {
        name: staff.in_post
        for staff in people.agencies
        for name in (staff.agency.name, staff.agency.label)
    }
    return {
        question.id: {option.code: known[option.label] for option in question.options}
        for question in codebook
        if may_have_margin(question)
        and {option.label for option in question.options} <= known.keys()
        and sum(known[option.label] for option in question.options) == people.in_post
    }
