"""Who is in a group, from which agency, and whether the group needs a branch (ZB-05)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zhibu.apps.organisation.models import Employment, Person, Standing
from zhibu.apps.projects.models import Project, ProjectMember
from zhibu.apps.regime.queries.rules import rulebook_of
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.project_teams import TeamFacts, team_finding
from zhibu.core.regulations.rule import Rulebook


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody's part in a group, and where they worked as it stood on the day."""

    part: ProjectMember
    agency: str
    section: str
    is_now: bool

    @property
    def place(self) -> str:
        """Agency and section."""
        return " ".join(filter(None, (self.agency, self.section)))


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What the rule says of a group, and the full members it counted."""

    finding: Finding
    counted: tuple[Person, ...]

    @property
    def is_open(self) -> bool:
        """Whether a branch is to be set up and nobody said why not."""
        return self.finding.state is State.DUE


def members_of(project: Project, *, on: date) -> list[Member]:
    """Return everybody's parts, present ones first and the leader before all, in two queries."""
    day = project.day_within(on)
    parts = list(project.members.select_related("person", "project"))
    works = _works({part.person_id for part in parts}, zone_id=project.zone_id)
    members = [_member(part, works[part.person_id], day) for part in parts]
    leader = ProjectMember.Role.LEADER
    return sorted(
        members,
        key=lambda one: (not one.is_now, one.part.role != leader, one.part.since, one.part.pk),
    )


def verdicts_of(projects: Sequence[Project], *, on: date) -> dict[int, Verdict]:
    """Judge groups of one zone by ZB-05, in four queries however many.

    Counted are the full members in the group on the day, or on the nearest day of the group.
    """
    if not projects:
        return {}
    rules = rulebook_of(projects[0].zone_id)
    parts: dict[int, list[ProjectMember]] = defaultdict(list)
    found = ProjectMember.objects.filter(project__in=projects).select_related("person")
    for part in found.order_by("person_id"):
        parts[part.project_id].append(part)
    people = {part.person_id for group in parts.values() for part in group}
    full: dict[int, list[Standing]] = defaultdict(list)
    for standing in Standing.objects.filter(person__in=people, stage=Standing.Stage.FULL):
        full[standing.person_id].append(standing)
    return {
        project.pk: _verdict(project, _counted_on(project, parts[project.pk], full, on), on, rules)
        for project in projects
    }


def _counted_on(
    project: Project,
    parts: Iterable[ProjectMember],
    full: dict[int, list[Standing]],
    on: date,
) -> tuple[Person, ...]:
    """Return who of the group counts as a full member, each once."""
    day = project.day_within(on)
    counted = {
        part.person_id: part.person
        for part in parts
        if part.is_in_force(day)
        and any(standing.is_in_force(day) for standing in full[part.person_id])
    }
    return tuple(counted.values())


def agencies_of(projects: Sequence[Project]) -> dict[int, tuple[str, ...]]:
    """Return the agencies whose people are or were in each group, in two queries."""
    found: dict[int, dict[str, None]] = defaultdict(dict)
    parts = list(ProjectMember.objects.filter(project__in=projects).order_by("pk"))
    people = {part.person_id for part in parts}
    works = _works(people, zone_id=projects[0].zone_id) if projects else {}
    for part in parts:
        if work := _work_on(works[part.person_id], part.since):
            found[part.project_id][work.agency.label] = None
    return {pk: tuple(names) for pk, names in found.items()}


def _verdict(project: Project, counted: tuple[Person, ...], on: date, rules: Rulebook) -> Verdict:
    facts = TeamFacts(
        since=project.since,
        until=project.last_day,
        full_members=tuple(str(person.pk) for person in counted),
        has_branch=project.temporary_branch_id is not None,
        explained=bool(project.no_branch_why),
    )
    return Verdict(finding=team_finding(facts, on=on, rules=rules), counted=counted)


def _works(people: Iterable[int], *, zone_id: int) -> dict[int, list[Employment]]:
    works: dict[int, list[Employment]] = defaultdict(list)
    found = Employment.objects.filter(zone_id=zone_id, person__in=people)
    for work in found.select_related("agency").order_by("since", "pk"):
        works[work.person_id].append(work)
    return works


def _work_on(works: list[Employment], day: date) -> Employment | None:
    """Return the employment of a day; the last one where none covers it."""
    then = [work for work in works if work.is_in_force(day)] or works
    return then[-1] if then else None


def _member(part: ProjectMember, works: list[Employment], day: date) -> Member:
    work = _work_on(works, max(part.since, min(day, part.last_day)))
    return Member(
        part=part,
        agency=work.agency.label if work else "",
        section=work.section if work else "",
        is_now=part.until is None or part.until >= day,
    )
