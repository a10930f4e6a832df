"""The demo's project groups and postings: one group running, one ended, who is lent and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from zhibu.apps.organisation.models import Branch, Person, Secondment, Zone
from zhibu.apps.organisation.queries.people import PersonInBranch, people_in_branch
from zhibu.apps.projects.models import Posting, Project, ProjectItem, ProjectMember
from zhibu.apps.workitems.models import WorkItem
from zhibu.demo.names import HOSTS

AGENCIES = 3
"""How many agencies a group is drawn from."""
EACH = 2
ITEMS = 2


@dataclass(frozen=True)
class Group:
    """A group as the demo tells it: days are counted from today."""

    name: str
    task: str
    begins: int
    ends: int
    duties: tuple[str, ...]
    learned: tuple[str, ...] = ()
    result: str = ""


RUNNING = Group(
    name="老城区管网改造党员专班",
    task="年内查清老城区12个小区的排水管网，列出问题清单，督促责任单位逐段修好。",
    begins=-60,
    ends=200,
    duties=(
        "总协调，每周碰头一次",
        "管问题清单和进度台账",
        "现场踏勘，收集居民意见",
        "核对管线图纸",
        "联系社区，张贴施工告示",
        "整理数据，出周报",
    ),
    learned=("", "原来台账只记做没做，现在先写谁能解决，推进快了不少。"),
)
ENDED = Group(
    name="档案数字化攻坚小组",
    task="三个月内把三家单位积压的纸质档案扫描入库，查阅时间压到10分钟以内。",
    begins=-170,
    ends=-75,
    duties=("牵头，定标准", "扫描和校对", "系统录入", "抽查质量", "装订归还", "写操作手册"),
    learned=(
        "跨单位的事，先统一标准再分头干，比边干边改省一半工夫。",
        "学会了用批量校对，手册已经交给三家单位。",
    ),
    result="入库档案1.8万件，抽查差错率千分之二；操作手册已移交三家单位，后续由各单位综合科接着做。",
)
DUTIES = {
    Secondment.Kind.LENT: "在专班负责水质数据汇总和每周通报",
    Secondment.Kind.POSTED: "挂任项目科副科长，联系3家企业",
    Secondment.Kind.VILLAGE: "任驻村工作队员，包联12户，管村集体产业账",
}
LEARNED = "跟群众说话要说实事，说得清、办得到，人家才愿意来找你。"
BACK, POSTED_FOR = 40, 180
EVERY_THIRD = 3
"""Every third of those lent has written nothing yet."""


def build_projects(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its project groups and postings."""
    kinds = (Branch.Kind.ORDINARY, Branch.Kind.JOINT)
    branches = list(Branch.objects.filter(zone=zone, kind__in=kinds).order_by("pk")[:AGENCIES])
    if branches:
        teams = [_at_work(branch, today) for branch in branches]
        running = _group(branches[0], RUNNING, _drawn(teams, random), today)
        _group(branches[0], ENDED, _drawn(teams, random), today)
        _items(running)
        _came_back(teams[0], today)
    _postings(zone)


def _at_work(branch: Branch, today: date) -> list[PersonInBranch]:
    """Members of the branch at work and here, full members first."""
    people = people_in_branch(branch, on=today)
    return [
        entry
        for entry in people
        if entry.is_member and not (entry.is_retired or entry.secondment or entry.away)
    ]


def _drawn(teams: Sequence[list[PersonInBranch]], random: Random) -> list[Person]:
    """Draw some of each branch; of the first always its first plain member."""
    drawn: list[PersonInBranch] = []
    for turn, team in enumerate(teams):
        plain = [entry for entry in team if not entry.posts] or team
        fixed = plain[:1] if turn == 0 else []
        others = [entry for entry in plain if entry not in fixed]
        drawn += fixed + random.sample(others, min(EACH - len(fixed), len(others)))
    return [entry.person for entry in drawn]


def _group(branch: Branch, told: Group, people: Sequence[Person], today: date) -> Project:
    since, until = (today + timedelta(days=days) for days in (told.begins, told.ends))
    project = Project.objects.create(
        zone_id=branch.zone_id,
        branch=branch,
        name=told.name,
        task=told.task,
        since=since,
        until=until,
        ended_on=until if told.result else None,
        result=told.result,
    )
    ProjectMember.objects.bulk_create(_members(project, told, people))
    return project


def _members(project: Project, told: Group, people: Sequence[Person]) -> Iterator[ProjectMember]:
    leader, member = ProjectMember.Role.LEADER, ProjectMember.Role.MEMBER
    for turn, person in enumerate(people):
        yield ProjectMember(
            zone_id=project.zone_id,
            project=project,
            person=person,
            role=member if turn else leader,
            since=project.since,
            duty=told.duties[turn % len(told.duties)],
            learned=told.learned[turn] if turn < len(told.learned) else "",
        )


def _items(project: Project) -> None:
    """Let the group carry out the newest open items of its branch."""
    open_items = WorkItem.objects.alive().filter(branch=project.branch, checked_on=None)
    ProjectItem.objects.bulk_create(
        ProjectItem(zone_id=project.zone_id, project=project, item=item)
        for item in open_items.order_by("-planned_on", "-pk")[:ITEMS]
    )


def _came_back(team: list[PersonInBranch], today: date) -> None:
    """Somebody of the first branch was posted a while ago and is back."""
    if team:
        person = team[len(team) // 2].person
        Secondment.objects.create(
            zone_id=person.zone_id,
            person=person,
            kind=Secondment.Kind.POSTED,
            host=HOSTS[Secondment.Kind.POSTED],
            since=today - timedelta(days=BACK + POSTED_FOR),
            until=today - timedelta(days=BACK),
        )


def _postings(zone: Zone) -> None:
    lent = Secondment.objects.filter(zone=zone)
    Posting.objects.bulk_create(
        Posting(
            zone=zone,
            secondment=secondment,
            duty=DUTIES[Secondment.Kind(secondment.kind)],
            learned=LEARNED if turn % EVERY_THIRD == 0 else "",
        )
        for turn, secondment in enumerate(lent.order_by("-pk"))
        if turn % EVERY_THIRD != EVERY_THIRD - 1
    )
