"""Who may see and change what in the organisation: the rules, each written once.

Each predicate is asked with the Viewer of the request and the record. Levels above the
branch see counts and posts, never members (JF-08: no drill-down on persons).
"""

import rules
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import (
    Agency,
    AwayPeriod,
    Branch,
    Person,
    Post,
    RosterUpload,
    Secondment,
    Section,
    SectionHead,
    Term,
    Zone,
)
from zhibu.apps.organisation.queries.people import branch_ids_of


def _zone_id(record: Zone | ZoneOwned) -> int:
    return record.pk if isinstance(record, Zone) else record.zone_id


@rules.predicate
def belongs_to_zone(viewer: Viewer, record: Zone | Agency | Branch | Person) -> bool:
    """The viewer's own zone."""
    return viewer.zone_id == _zone_id(record)


@rules.predicate
def coordinates_zone(viewer: Viewer, record: Zone | ZoneOwned) -> bool:
    """The viewer coordinates the zone of the record."""
    return _zone_id(record) in viewer.coordinator_of


@rules.predicate
def reads_zone(viewer: Viewer, record: Zone | Agency | Branch) -> bool:
    """The viewer reads for the work committee above the zone."""
    if not viewer.reader_of:
        return False
    zone = record if isinstance(record, Zone) else record.zone
    return zone.committee_id in viewer.reader_of


@rules.predicate
def belongs_to_branch(viewer: Viewer, branch: Branch) -> bool:
    """The viewer is in the branch, or keeps its records."""
    return branch.pk in viewer.member_of | viewer.leads


@rules.predicate
def leads_branch(viewer: Viewer, branch: Branch) -> bool:
    """The viewer is secretary or officer of the branch."""
    return branch.pk in viewer.leads


@rules.predicate
def is_self(viewer: Viewer, person: Person) -> bool:
    """The record is about the viewer."""
    return viewer.person_id == person.pk


@rules.predicate
def leads_person(viewer: Viewer, person: Person) -> bool:
    """The person is, or lately was, in a branch whose records the viewer keeps."""
    return bool(viewer.leads) and not viewer.leads.isdisjoint(branch_ids_of(person))


@rules.predicate
def leads_something(viewer: Viewer, _target: object = None) -> bool:
    """The viewer keeps the records of some branch or zone."""
    return bool(viewer.leads or viewer.coordinator_of)


@rules.predicate
def has_a_place(viewer: Viewer, _target: object = None) -> bool:
    """The viewer belongs to, coordinates or reads some zone (the keeper alone does not)."""
    return viewer.zone_id is not None or bool(viewer.coordinator_of or viewer.reader_of)


@rules.predicate
def handles_upload(viewer: Viewer, upload: RosterUpload) -> bool:
    """The upload is for the viewer's zone, or for a branch the viewer keeps."""
    return upload.zone_id in viewer.coordinator_of or (
        upload.branch_id is not None and upload.branch_id in viewer.leads
    )


@rules.predicate
def leads_branch_of(viewer: Viewer, record: Post | Term) -> bool:
    """The viewer keeps the records of the branch the post or term belongs to."""
    return record.branch_id in viewer.leads


@rules.predicate
def leads_person_of(viewer: Viewer, record: Secondment | AwayPeriod) -> bool:
    """The viewer keeps the records of the branch of the person the record is about."""
    return bool(leads_person(viewer, record.person))


@rules.predicate
def leads_at_agency_of(viewer: Viewer, section: Section) -> bool:
    """The viewer keeps the records of a branch of the section's people.

    Not the branch of a project group, whose officers may come from any agency, nor that of
    the retired.
    """
    if not viewer.leads:
        return False
    covers = Q(agency=section.agency_id) | Q(units__agency=section.agency_id)
    branches = Branch.objects.filter(covers, pk__in=viewer.leads)
    apart = (Branch.Kind.TEMPORARY, Branch.Kind.RETIRED)
    return branches.exclude(kind__in=apart).exists()


@rules.predicate
def keeps_section_of(viewer: Viewer, head: SectionHead) -> bool:
    """The viewer keeps the section the record is about."""
    return bool(keeps_section.test(viewer, head.section))


keeps_section = leads_at_agency_of | coordinates_zone

rules.add_rule("organisation.see_places", has_a_place)
rules.add_rule("organisation.see_zone", belongs_to_zone | coordinates_zone | reads_zone)
rules.add_rule("organisation.edit_zone", coordinates_zone)
rules.add_rule("organisation.see_branch", belongs_to_branch | coordinates_zone | reads_zone)
rules.add_rule("organisation.see_branch_people", belongs_to_branch | coordinates_zone)
rules.add_rule("organisation.edit_branch", leads_branch | coordinates_zone)
rules.add_rule("organisation.see_person", is_self | leads_person | coordinates_zone)
rules.add_rule("organisation.edit_person", leads_person | coordinates_zone)
rules.add_rule("organisation.edit_in_branch", leads_branch_of | coordinates_zone)
rules.add_rule("organisation.edit_of_person", leads_person_of | coordinates_zone)
rules.add_rule("organisation.import_roster", leads_something)
rules.add_rule("organisation.export_branch", leads_branch | coordinates_zone)
rules.add_rule("organisation.export_zone", coordinates_zone)
rules.add_rule("organisation.handle_upload", handles_upload)
rules.add_rule("organisation.edit_section", keeps_section)
rules.add_rule("organisation.edit_headship", keeps_section_of)
