"""Telling people that they take part, and officers that people of their agency do."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from zhibu.apps.accounts.queries.viewers import OFFICERS, SECRETARIES
from zhibu.apps.notices.services import send
from zhibu.apps.organisation.models import Affiliation, Employment, Person, Post
from zhibu.apps.projects.models import Project, ProjectMember
from zhibu.apps.projects.queries.seen import branches_sending
from zhibu.core.chinese_days import full_day


def tell_who_takes_part(part: ProjectMember, *, on: date, now: datetime, by: Person | None) -> None:
    """Tell the person, unless they did it themself, and officers of another agency."""
    project, person = part.project, part.person
    url = reverse("projects:project", args=[project.pk])
    subject = f"参加项目党小组：{project}"
    text = (
        f"{project.branch}请您参加，{part.get_role_display()}，"
        f"{full_day(part.since)}至{full_day(project.until)}。"
    )
    if by is None or by.pk != person.pk:
        send(
            zone_id=part.zone_id,
            to=[person],
            subject=subject,
            text=text,
            url=f"{url}#members",
            now=now,
        )
    agency = _agency_of(person, on)
    if agency is None or agency == project.branch.agency_id:
        return
    names = "、".join(_of_agency(project, agency, on))
    send(
        zone_id=part.zone_id,
        to=_officers(person, agency, on),
        subject=subject,
        text=f"{project.branch}牵头，贵单位参加的有：{names}。",
        url=url,
        now=now,
    )


def _agency_of(person: Person, on: date) -> int | None:
    works = Employment.objects.on(on).filter(zone_id=person.zone_id, person=person)
    found: int | None = works.values_list("agency_id", flat=True).last()
    return found


def _of_agency(project: Project, agency: int, on: date) -> list[str]:
    works = Employment.objects.on(on).filter(
        zone_id=project.zone_id,
        agency=agency,
        person__in=project.members.filter(until=None).values("person"),
    )
    return list(works.order_by("person_id").values_list("person__name", flat=True))


def _officers(person: Person, agency: int, on: date) -> Iterable[Person]:
    """The officers of the person's branch; of the agency's branches for who is in none there.

    Those of a branch at another agency may not see the group, so they are not told of it.
    """
    here = branches_sending(person.zone_id, agency, on=on)
    affiliations = Affiliation.objects.on(on).filter(zone_id=person.zone_id, person=person)
    branches = list(here.filter(pk__in=affiliations.values("branch"))) or list(here)
    posts = Post.objects.on(on).filter(
        zone_id=person.zone_id, branch__in=branches, kind__in=SECRETARIES | OFFICERS
    )
    return Person.objects.filter(pk__in=posts.exclude(person=person).values("person"))
