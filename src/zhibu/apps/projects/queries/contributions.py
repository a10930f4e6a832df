"""What somebody took on and learned in project groups and postings, for their own record."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.organisation.models import Person, Secondment
from zhibu.apps.projects.models import Posting, ProjectMember


@dataclass(frozen=True, kw_only=True)
class ProjectPart:
    """One stretch in a project group; `until` is its last day, planned where still to come."""

    project_id: int
    project: str
    branch: str
    role: str
    since: date
    until: date
    duty: str
    learned: str


@dataclass(frozen=True, kw_only=True)
class PostingPart:
    """One secondment with what was written about it; `until` None: no end is known."""

    secondment_id: int
    kind: str
    host: str
    since: date
    until: date | None
    duty: str = ""
    learned: str = ""
    project: str = ""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """All of somebody's project groups and postings, the latest first."""

    projects: tuple[ProjectPart, ...] = ()
    postings: tuple[PostingPart, ...] = ()


def parts_of(person: Person) -> Parts:
    """Return what a person took on in project groups and postings, in three queries."""
    parts = ProjectMember.objects.filter(zone_id=person.zone_id, person=person)
    lent = Secondment.objects.filter(zone_id=person.zone_id, person=person)
    written = Posting.objects.filter(zone_id=person.zone_id, secondment__person=person)
    postings = {one.secondment_id: one for one in written.select_related("project")}
    return Parts(
        projects=tuple(
            _project_part(part)
            for part in parts.select_related("project__branch").order_by("-since", "-pk")
        ),
        postings=tuple(
            _posting_part(one, postings.get(one.pk)) for one in lent.order_by("-since", "-pk")
        ),
    )


def _project_part(part: ProjectMember) -> ProjectPart:
    return ProjectPart(
        project_id=part.project_id,
        project=part.project.name,
        branch=part.project.branch.name,
        role=part.get_role_display(),
        since=part.since,
        until=part.last_day,
        duty=part.duty,
        learned=part.learned,
    )


def _posting_part(secondment: Secondment, posting: Posting | None) -> PostingPart:
    return PostingPart(
        secondment_id=secondment.pk,
        kind=secondment.get_kind_display(),
        host=secondment.host,
        since=secondment.since,
        until=secondment.until,
        duty=posting.duty if posting else "",
        learned=posting.learned if posting else "",
        project=posting.project.name if posting and posting.project else "",
    )
