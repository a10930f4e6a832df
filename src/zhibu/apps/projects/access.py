"""Who may see and keep project groups.

The officers of the branch that leads a group keep it. Whoever is or was in it reads it and
writes what they took on and learned. Officers of agencies whose people take part read it. The
zone's coordinator sees names, agencies, periods and counts. Nobody else sees that it is there.
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import coordinates_zone, leads_branch, leads_person
from zhibu.apps.organisation.models import Secondment
from zhibu.apps.projects.models import Project, ProjectItem, ProjectMember
from zhibu.apps.projects.queries.seen import leads_group, sends_somebody, takes_part


@rules.predicate
def belongs_somewhere(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is in some zone, as somebody on record."""
    return viewer.zone_id is not None


@rules.predicate
def keeps(viewer: Viewer, project: Project) -> bool:
    """The viewer keeps the records of the branch that leads the group."""
    return project.branch_id in viewer.leads


@rules.predicate
def is_in(viewer: Viewer, project: Project) -> bool:
    """The viewer is or was in the group."""
    return takes_part(viewer, project)


@rules.predicate
def is_leader(viewer: Viewer, project: Project) -> bool:
    """The viewer leads the group."""
    return leads_group(viewer, project)


@rules.predicate
def sends_people(viewer: Viewer, project: Project) -> bool:
    """The viewer keeps a branch of an agency whose people take part."""
    return sends_somebody(viewer, project)


@rules.predicate
def keeps_project_of(viewer: Viewer, record: ProjectMember | ProjectItem) -> bool:
    """The viewer keeps the group the record belongs to."""
    return record.project.branch_id in viewer.leads


@rules.predicate
def is_own_part(viewer: Viewer, part: ProjectMember) -> bool:
    """The part is the viewer's own."""
    return viewer.person_id == part.person_id


@rules.predicate
def leads_group_of(viewer: Viewer, part: ProjectMember) -> bool:
    """The viewer leads the group of the part."""
    return leads_group(viewer, part.project)


@rules.predicate
def is_own_secondment(viewer: Viewer, secondment: Secondment) -> bool:
    """The viewer is who is lent."""
    return viewer.person_id == secondment.person_id


@rules.predicate
def leads_who_is_lent(viewer: Viewer, secondment: Secondment) -> bool:
    """The viewer keeps the branch of who is lent."""
    return bool(leads_person(viewer, secondment.person))


rules.add_rule("projects.see_any", belongs_somewhere)
rules.add_rule("projects.form", leads_branch)
rules.add_rule("projects.see", keeps | is_in | sends_people)
rules.add_rule("projects.edit", keeps)
rules.add_rule("projects.end", keeps | is_leader)
rules.add_rule("projects.edit_of", keeps_project_of)
rules.add_rule("projects.write_part", is_own_part | leads_group_of | keeps_project_of)
rules.add_rule("projects.write_learned", is_own_part | leads_group_of)
rules.add_rule("projects.see_postings", leads_branch)
rules.add_rule("projects.write_posting", is_own_secondment | leads_who_is_lent)
rules.add_rule("projects.see_zone", coordinates_zone)
