"""What project groups and postings hold about a person, for the person's own page."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.organisation.models import Person
from zhibu.apps.projects.models import Posting
from zhibu.apps.projects.queries.contributions import parts_of


@also_held
def project_parts(person: Person) -> Section:
    """The groups someone is or was in, with what was written about their part."""
    return Section(
        "项目党小组",
        ("项目组", "牵头党支部", "角色", "开始", "结束", "承担的任务", "收获"),
        tuple(
            (one.project, one.branch, one.role, one.since, one.until, one.duty, one.learned)
            for one in parts_of(person).projects
        ),
    )


@also_held
def postings(person: Person) -> Section:
    """What was written about someone's secondments."""
    written = Posting.objects.filter(zone_id=person.zone_id, secondment__person=person)
    return Section(
        "借调纪实",
        ("类别", "去向", "所属项目组", "承担的任务", "收获"),
        tuple(
            (
                one.secondment.get_kind_display(),
                one.secondment.host,
                str(one.project or ""),
                one.duty,
                one.learned,
            )
            for one in written.select_related("secondment", "project")
        ),
    )
