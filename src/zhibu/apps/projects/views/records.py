"""From an address to the record behind it; the door asks its rule about that record."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404

from zhibu.apps.organisation.models import Person
from zhibu.apps.projects.models import Project, ProjectItem, ProjectMember


def project_of(project_id: int) -> Project:
    """Return the group or raise Http404."""
    found = Project.objects.select_related("branch__agency", "zone", "temporary_branch")
    return get_object_or_404(found, pk=project_id)


def part_of(part_id: int) -> ProjectMember:
    """Return the part or raise Http404."""
    found = ProjectMember.objects.select_related("project__branch", "person")
    return get_object_or_404(found, pk=part_id)


def link_of(link_id: int) -> ProjectItem:
    """Return the link of an item to its group or raise Http404."""
    return get_object_or_404(ProjectItem.objects.select_related("project", "item"), pk=link_id)


@dataclass(frozen=True)
class Chosen:
    """A group and somebody of its zone."""

    project: Project
    person: Person

    @property
    def branch_id(self) -> int:
        """The branch that leads the group: the rule asks for it."""
        return self.project.branch_id


def chosen_of(project_id: int, person_id: int) -> Chosen:
    """Return the group and the person, or raise Http404 unless both are of one zone."""
    project = project_of(project_id)
    person = Person.objects.filter(zone_id=project.zone_id, pk=person_id).first()
    if person is None:
        raise Http404
    return Chosen(project, person)
