"""The paper form of a step, filled in with what is on record."""

from datetime import date

from zhibu.apps.foundation.templatetags.zhibu import partial_day
from zhibu.apps.membership.models import Companion
from zhibu.apps.membership.papers.sections import COUNTS, SECTIONS, SIGNED
from zhibu.apps.membership.queries.path import OnTheWay
from zhibu.apps.organisation.models import Employment, Person, Zone
from zhibu.core.chinese_days import FOR_THE_PEN, full_day
from zhibu.core.documents.official import (
    Blank,
    Block,
    Heading,
    OfficialDocument,
    Paragraph,
    Table,
)
from zhibu.core.regulations.admission_limits import approval_chain
from zhibu.core.regulations.admission_steps import Step, step_of

NUMERALS = "一二三四五六七八九十"
DATED = ("application", "activist", "candidate", "meeting", "conversion")


def paper_of(way: OnTheWay, step: Step, *, on: date) -> OfficialDocument:
    """Return the form of a step: a notice, a resolution, a request upward, or a table to fill."""
    makers = {
        "publicity": _notice,
        "meeting": _resolution,
        "conversion": _resolution,
        "approval": _request,
        "conversion_approval": _request,
    }
    return makers.get(step.key, _table_to_fill)(way, step, on)


def _table_to_fill(way: OnTheWay, step: Step, on: date) -> OfficialDocument:
    blocks: list[Block] = [_facts(way, on)]
    for number, section in enumerate(SECTIONS[step.key]):
        blocks += [Heading(f"{NUMERALS[number]}、{section}"), Blank(2)]
    blocks.append(Paragraph(SIGNED))
    return OfficialDocument(title=step.form, blocks=tuple(blocks))


def _notice(way: OnTheWay, step: Step, on: date) -> OfficialDocument:
    person = way.person
    text = (
        f"经培养教育和考察，拟将{person}同志（{_described(person, on)}）列为发展对象，现予公示。"
        "公示期不少于5个工作日，自　　年　　月　　日至　　年　　月　　日。"
    )
    ask = "公示期间，对公示对象有意见的，请向本支部或上级党组织反映。联系人：　　　　电话：　　　　"
    return OfficialDocument(
        title=step.form, blocks=(Paragraph(text), Paragraph(ask)), signature=str(way.branch or "")
    )


def _resolution(way: OnTheWay, step: Step, on: date) -> OfficialDocument:
    held = _day_of(way, step.key)
    blocks: tuple[Block, ...] = (
        Paragraph(f"{held}，{way.branch}召开党员大会，讨论{_purpose(way, step.key)}的问题。"),
        Heading("一、本人情况"),
        _facts(way, on),
        Heading("二、大会讨论的主要意见"),
        Blank(4),
        Heading("三、表决"),
        Paragraph(COUNTS),
        Paragraph("赞成人数超过应到会有表决权的正式党员的半数为通过。表决结果：　　　　　　"),
        Paragraph(f"支部书记　　　　　　{SIGNED}"),
    )
    return OfficialDocument(title=step.form, blocks=blocks)


def _request(way: OnTheWay, step: Step, on: date) -> OfficialDocument:
    decided = "meeting" if step.key == "approval" else "conversion"
    held, purpose = _day_of(way, decided), _purpose(way, decided)
    chain = approval_chain(on=on)
    blocks = (
        Paragraph(f"{held}，{way.branch}召开党员大会，经无记名投票表决，同意{purpose}。"),
        Paragraph(COUNTS),
        Paragraph(
            f"按照{chain.source.citation()}，未设机关党委的机关依次由{'、'.join(chain.bodies)}。"
            "现将有关材料报上，请审批。"
        ),
        Heading("党组（党委）审核意见"),
        Blank(2),
        Paragraph(SIGNED),
    )
    zone = Zone.objects.select_related("committee").get(pk=way.person.zone_id)
    return OfficialDocument(
        title=f"{way.branch}\n关于{purpose}的请示",
        recipients=str(zone.committee),
        blocks=blocks,
        signature=str(way.branch or ""),
        dated=on,
    )


def _purpose(way: OnTheWay, step: str) -> str:
    """Say what the meeting decides of the person."""
    if step == "meeting":
        return f"接收{way.person}同志为中共预备党员"
    return f"{way.person}同志由中共预备党员按期转为正式党员"


def _day_of(way: OnTheWay, step: str) -> str:
    """Say the day of a step; blank for the pen when it is not on record."""
    day = way.taken.days.get(step)
    return full_day(day) if day else FOR_THE_PEN


def _facts(way: OnTheWay, on: date) -> Table:
    """Return what is on record of the person and of the way so far."""
    person = way.person
    rows = [
        ("姓名", person.name, "性别", person.get_sex_display()),
        ("出生年月", partial_day(person.birth_month), "单位及职务", _place(person, on)),
    ]
    days = [
        (step_of(key).title, day.isoformat())
        for key in DATED
        if (day := way.taken.days.get(key)) is not None
    ]
    days += [
        (
            kind.label,
            "、".join(str(c.helper) for c in way.companions if c.kind == kind and not c.until),
        )
        for kind in Companion.Kind
    ]
    pairs = [*days, ("", "")] if len(days) % 2 else days
    rows += [(*pairs[i], *pairs[i + 1]) for i in range(0, len(pairs), 2)]
    return Table(columns=("项目", "内容", "项目", "内容"), rows=tuple(rows), widths=(4, 6, 4, 6))


def _described(person: Person, on: date) -> str:
    parts = (
        person.get_sex_display(),
        person.birth_month and f"{partial_day(person.birth_month)}出生",
    )
    return "，".join(part for part in (*parts, _place(person, on)) if part)


def _place(person: Person, on: date) -> str:
    employment: Employment | None = (
        Employment.objects.on(on)
        .filter(zone_id=person.zone_id, person=person)
        .select_related("agency")
        .last()
    )
    if employment is None:
        return ""
    return f"{employment.agency} {employment.section} {employment.position}".strip()
