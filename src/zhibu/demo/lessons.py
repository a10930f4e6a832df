"""The demo's micro classes: the first branch's in full, two others share a lesson each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from random import Random

from zhibu.apps.lessons.models import Class, Lesson, LessonHours, Material, Speaker
from zhibu.apps.lessons.queries.candidates import Candidate, candidates_of
from zhibu.apps.lessons.queries.turns import monday_of, propose
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Person, Zone
from zhibu.core.documents.official import Heading, OfficialDocument, Paragraph
from zhibu.core.documents.word import official_docx
from zhibu.demo.accounts import member_without_post

NAME = "灯下讲堂"
AHEAD = 4
SHARING_BRANCHES = 2
MINUTES = 45
BASIS = "示例：协作区联席会议第二次会议纪要（虚构）"
LINK = "https://example.com/weike/"


@dataclass(frozen=True)
class Given:
    """A lesson that was given: about what, for which work, what was said."""

    topic: str
    business: str
    summary: str


GIVEN = (
    Given(
        "查档窗口的一次性告知怎么写",
        "窗口服务提质",
        "三步：先列常见来意，再列要带的材料，最后写清多久能办好。现场改了两份告知单。",
    ),
    Given(
        "老照片里的地名：考证的四个办法",
        "地方志资料长编",
        "看招牌、看车牌、看树木房屋、问老住户。以两张老照片为例走了一遍。",
    ),
    Given(
        "公文里常见的十处毛病",
        "文稿质量提升",
        "请示和报告不混用，一文一事；附件说明、成文日期最容易错。每人改了一段。",
    ),
    Given(
        "防汛值守：接到险情先问什么",
        "汛期值班值守",
        "时间、地点、险情、人员、谁在处置五问；电话记录要复述一遍。",
    ),
    Given(
        "数据表怎样交出去才安全",
        "网络和数据安全检查",
        "去掉身份证号和电话，只给要用的列，发之前请另一人看一遍。",
    ),
    Given(
        "到村里调研，怎样让人愿意说",
        "驻村帮扶和基层调研",
        "先干活后坐下，问过程不问看法，当天整理。讲了两次没问好的例子。",
    ),
)
SHARED = (
    Given("一份会议纪要的五次修改", "会务规范", "纪要写决定不写过程，谁办、何时办成要写清。"),
    Given("接电话的十分钟", "群众来电办理", "先听完，再复述，最后说清谁在什么时候回话。"),
)
TOPICS = (
    "档案数字化验收看什么、方志编纂体例",
    "公文写作、会议纪要怎么写",
    "调研问卷怎么设计、基层调研方法",
    "数据安全检查清单、网络舆情处置",
    "防汛值守交接、窗口服务礼仪",
)


def build_lessons(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its micro classes; `random` draws nothing here: the rota decides."""
    branches = list(Branch.objects.filter(zone=zone).select_related("agency").order_by("pk"))
    LessonHours.objects.create(
        zone=zone, minutes=MINUTES, basis=BASIS, since=today.replace(day=1, month=1)
    )
    if branches:
        _first_class(branches[0], today)
    for branch, given in zip(branches[1 : 1 + SHARING_BRANCHES], SHARED, strict=False):
        _sharing(branch, given, today)


def _first_class(branch: Branch, today: date) -> None:
    began = today - timedelta(days=360)
    micro_class = Class.objects.create(zone_id=branch.zone_id, branch=branch, name=NAME)
    member = member_without_post(branch.pk, today=today)
    chosen = _chosen(branch, member, today)
    speakers = Speaker.objects.bulk_create(
        Speaker(
            zone_id=branch.zone_id,
            micro_class=micro_class,
            person=one.person,
            kind=one.kind,
            topics=TOPICS[place % len(TOPICS)],
            since=began,
        )
        for place, one in enumerate(chosen)
    )
    others = [one.person for one in speakers if one.person != member]
    lessons = _held(branch, others, today)
    _materials(lessons)
    Lesson.objects.bulk_create(
        Lesson(
            zone_id=branch.zone_id,
            branch=branch,
            speaker=one.person,
            topic=one.topic if place else "",
            business=one.business,
            week_of=one.week,
            why=one.why,
        )
        for place, one in enumerate(propose(branch, count=AHEAD, today=today))
        if one.person is not None
    )


def _chosen(branch: Branch, member: Person, today: date) -> list[Candidate]:
    """Return the one behind the account "member", then of each kind a few, kinds mixed.

    As many others as there were lessons: so all but that one have spoken, and it is their turn.
    """
    kinds = (Speaker.Kind.OFFICER, Speaker.Kind.YOUNG, Speaker.Kind.HEAD)
    found = candidates_of(branch, on=today)
    by_kind = [
        [one for one in found if one.kind == kind and one.person != member] for kind in kinds
    ]
    others = [one for row in zip_longest(*by_kind) for one in row if one is not None]
    return [one for one in found if one.person == member] + others[: len(GIVEN)]


def _held(branch: Branch, people: list[Person], today: date) -> list[Lesson]:
    """Put a lesson to each of the last theme days that were held and recorded."""
    held = Meeting.objects.filter(
        branch=branch,
        kind=Meeting.Kind.THEME_DAY,
        state=Meeting.State.FINISHED,
        on__lt=today,
    )
    meetings = reversed(held.order_by("-on")[: len(GIVEN)])
    return Lesson.objects.bulk_create(
        _lesson(branch, people[place % len(people)], meeting, GIVEN[place])
        for place, meeting in enumerate(meetings)
        if people
    )


def _sharing(branch: Branch, given: Given, today: date) -> None:
    """Let another branch share one lesson, given by one of its officers or staff."""
    meeting = Meeting.objects.filter(
        branch=branch, kind=Meeting.Kind.THEME_DAY, state=Meeting.State.FINISHED, on__lt=today
    ).last()
    if meeting is not None and meeting.chair is not None:
        lesson = _lesson(branch, meeting.chair, meeting, given)
        lesson.save()
        _links([lesson])


def _lesson(branch: Branch, speaker: Person, meeting: Meeting, given: Given) -> Lesson:
    return Lesson(
        zone_id=branch.zone_id,
        branch=branch,
        speaker=speaker,
        topic=given.topic,
        business=given.business,
        summary=given.summary,
        week_of=monday_of(meeting.on),
        meeting=meeting,
        is_shared=True,
    )


def _materials(lessons: list[Lesson]) -> None:
    _links(lessons[:-1])
    for lesson in lessons[-1:]:
        document = OfficialDocument(
            title=lesson.topic,
            byline=("示例讲稿，内容虚构",),
            blocks=(Heading("一、要点"), Paragraph(lesson.summary)),
        )
        Material.objects.bulk_create(
            [
                Material(
                    zone_id=lesson.zone_id,
                    lesson=lesson,
                    title="讲稿",
                    file_name="讲稿.docx",
                    content=official_docx(document),
                )
            ]
        )


def _links(lessons: Iterable[Lesson]) -> None:
    Material.objects.bulk_create(
        Material(
            zone_id=lesson.zone_id,
            lesson=lesson,
            title=title,
            link=f"{LINK}{lesson.pk}/{part}",
        )
        for lesson in lessons
        for title, part in (("幻灯片", "slides"), ("讲课录像", "video"))
    )
