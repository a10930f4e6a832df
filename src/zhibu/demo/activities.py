"""The demo's catalogue of activities: what the theme days and lectures of the year were.

Every branch's finished theme days get their particulars, the latest is left for whoever
looks. The first branch also has the year before, entered by hand, and has been to one place
four times in two years, so that the list has something to say. All places are invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from random import Random

from zhibu.apps.activities.models import Activity, Base, Theme
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Agency, Branch, Zone
from zhibu.apps.workitems.models import CityTask

Kind = Activity.Kind
OFTEN = "江堤防汛纪念园"
"""Where the first branch goes again and again."""
COMMUNITY, VILLAGE, ARCHIVE = "老街社区党群服务中心", "柳河村", "市方志馆"
AWAY, CLOSED = "青石岭革命旧址", "旧粮站陈列室"
BASES = (
    (OFTEN, "沙洲区", False),
    (COMMUNITY, "沙洲区", False),
    (VILLAGE, "沙洲区", False),
    (ARCHIVE, "", False),
    (AWAY, "云岭县", True),
    (CLOSED, "沙洲区", False),
)
THEMES = ("理论学习", "党史和传统教育", "服务群众", "业务攻关", "作风纪律", "青年成长")
STUDY, TRADITION, SERVING, CRAFT, CONDUCT, YOUTH = range(len(THEMES))


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What a theme day was: `theme` is a place in THEMES."""

    kind: str
    theme: int
    base: str = ""
    cost: str = ""
    came_of_it: str = ""


BY_MONTH = {
    1: Particulars(kind=Kind.DISCUSSION, theme=CRAFT),
    2: Particulars(kind=Kind.DOCUMENT, theme=STUDY),
    3: Particulars(kind=Kind.LECTURE, theme=CONDUCT),
    4: Particulars(kind=Kind.SERVICE, theme=SERVING, base=OFTEN, cost="360"),
    5: Particulars(
        kind=Kind.FIELD,
        theme=SERVING,
        base=VILLAGE,
        cost="180",
        came_of_it="收集到3条意见，当月办结2条。",
    ),
    6: Particulars(kind=Kind.LECTURE, theme=YOUTH),
    7: Particulars(kind=Kind.VISIT, theme=TRADITION, base=OFTEN, cost="420"),
    8: Particulars(kind=Kind.JOINT, theme=CRAFT, base=ARCHIVE),
    9: Particulars(kind=Kind.LECTURE, theme=STUDY),
    10: Particulars(kind=Kind.DISCUSSION, theme=CRAFT),
    11: Particulars(kind=Kind.DISCUSSION, theme=CONDUCT),
    12: Particulars(kind=Kind.LECTURE, theme=STUDY),
}
"""As the themes of the year say (topics.THEMES)."""
OLDER = (
    (700, Kind.DOCUMENT, "学习条例原文", ""),
    (668, Kind.DISCUSSION, "新一年任务怎么分", ""),
    (640, Kind.DOCUMENT, "学习会议精神", ""),
    (610, Kind.VISIT, "清明到江堤防汛纪念园", OFTEN),
    (580, Kind.LECTURE, "微党课：值班室的一夜", ""),
    (552, Kind.DOCUMENT, "学习党章", ""),
    (520, Kind.VISIT, "汛期前再看江堤", OFTEN),
    (490, Kind.DOCUMENT, "集中学习规定原文", ""),
    (462, Kind.SERVICE, "到老街社区打扫环境", COMMUNITY),
    (430, Kind.DISCUSSION, "公文差错怎么少", ""),
    (402, Kind.DOCUMENT, "学习全会精神", ""),
    (375, Kind.DISCUSSION, "年底任务再盘一遍", ""),
    (345, Kind.DOCUMENT, "学习经济工作会议精神", ""),
    (335, Kind.DISCUSSION, "对照计划查漏补缺", ""),
)
"""From before the system: how many days ago."""
NEARBY = (OFTEN, ARCHIVE, COMMUNITY)
"""Where other branches go instead."""
WITH_TASK = 3
"""Every third activity serves a task of the city."""


@dataclass(frozen=True, kw_only=True)
class Zoned:
    """What the activities of a zone refer to."""

    zone: Zone
    bases: dict[str, Base]
    themes: list[Theme]
    tasks: list[CityTask]
    agencies: list[Agency]

    def base(self, name: str, turn: int) -> Base | None:
        """Return a place by its name; not every branch goes to the same."""
        if name == OFTEN and turn:
            name = NEARBY[turn % len(NEARBY)]
        return self.bases[name] if name else None


def build_activities(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its places and themes, and every branch the catalogue of its year."""
    known = _known(zone)
    made = list(_of_meetings(known))
    if first := Branch.objects.filter(zone=zone).order_by("pk").first():
        made += [
            Activity(
                zone=zone,
                branch=first,
                held_on=today - timedelta(days=ago),
                kind=kind,
                title=title,
                base=known.base(base, 0),
            )
            for ago, kind, title, base in OLDER
        ]
    _link(Activity.objects.bulk_create(made), known)


def _known(zone: Zone) -> Zoned:
    bases = Base.objects.bulk_create(
        Base(zone=zone, name=name, town=town, is_away=away, is_closed=name == CLOSED)
        for name, town, away in BASES
    )
    return Zoned(
        zone=zone,
        bases={base.name: base for base in bases},
        themes=Theme.objects.bulk_create(Theme(zone=zone, name=name) for name in THEMES),
        tasks=list(CityTask.objects.filter(zone=zone)),
        agencies=list(Agency.objects.filter(zone=zone).order_by("pk")),
    )


def _of_meetings(known: Zoned) -> Iterator[Activity]:
    """Yield what the finished theme days were, branch by branch, but for the latest."""
    finished = Meeting.objects.in_their_own_right().filter(
        zone=known.zone, state=Meeting.State.FINISHED, kind=Meeting.Kind.THEME_DAY
    )
    ordered = finished.select_related("branch").order_by("branch_id", "on", "pk")
    branches = groupby(ordered, key=lambda meeting: meeting.branch_id)
    for turn, (_, meetings) in enumerate(branches):
        for place, meeting in enumerate(list(meetings)[:-1]):
            yield _of_meeting(meeting, turn, place, known)


def _of_meeting(meeting: Meeting, turn: int, place: int, known: Zoned) -> Activity:
    was = BY_MONTH[meeting.on.month]
    serves = known.tasks and (turn + place) % WITH_TASK == 0
    return Activity(
        zone=known.zone,
        branch=meeting.branch,
        meeting=meeting,
        kind=was.kind,
        title=meeting.title,
        base=known.base(was.base, turn),
        city_task=known.tasks[place % len(known.tasks)] if serves else None,
        cost=Decimal(was.cost) if was.cost else None,
        came_of_it=was.came_of_it,
    )


def _link(made: list[Activity], known: Zoned) -> None:
    """File each under a theme; what was done jointly has another agency as partner."""
    themes, partners = Activity.themes.through, Activity.partners.through
    by_kind = {was.kind: was.theme for was in BY_MONTH.values()}
    themes.objects.bulk_create(
        themes(activity=one, theme=known.themes[by_kind.get(one.kind, SERVING)]) for one in made
    )
    joint = [one for one in made if one.kind == Kind.JOINT and len(known.agencies) > 1]
    partners.objects.bulk_create(
        partners(activity=one, agency=_other(one, place, known)) for place, one in enumerate(joint)
    )


def _other(activity: Activity, place: int, known: Zoned) -> Agency:
    """Return an agency other than the branch's own."""
    others = [agency for agency in known.agencies if agency.pk != activity.branch.agency_id]
    return others[place % len(others)]
