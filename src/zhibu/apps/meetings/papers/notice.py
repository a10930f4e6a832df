"""The paper notice of a meeting that is planned, for the board and for those without a screen."""

from collections.abc import Iterator
from datetime import date

from zhibu.apps.meetings.models import AgendaItem, Meeting
from zhibu.apps.meetings.wording import arrangements, clock, day_and_weekday, name_of
from zhibu.core.documents.official import Block, Labelled, OfficialDocument, Paragraph

RECIPIENTS = {Meeting.Kind.COMMITTEE: "各位委员"}
ACTIVITIES = frozenset({Meeting.Kind.LECTURE, Meeting.Kind.THEME_DAY})
"""Kinds that are not called 会 and so are not 召开."""


def notice_of(meeting: Meeting, agenda: tuple[AgendaItem, ...], *, dated: date) -> OfficialDocument:
    """Return the notice: what, when, where, about what; dated as given."""
    verb = "开展" if meeting.kind in ACTIVITIES else "召开"
    return OfficialDocument(
        title=f"关于{verb}{name_of(meeting)}的通知",
        recipients=_recipients(meeting),
        blocks=(
            Paragraph(
                f"支部将{verb}{name_of(meeting)}，请安排好工作，准时参加；"
                "不能参加的，请提前向支部说明。"
            ),
            *_circumstances(meeting),
            *_agenda(agenda),
        ),
        signature=str(meeting.branch),
        dated=dated,
    )


def _recipients(meeting: Meeting) -> str:
    """Address a make-up session to those asked, without their names: it may hang on a board."""
    if meeting.makes_up_id is not None:
        return "参加补学的同志"
    return RECIPIENTS.get(Meeting.Kind(meeting.kind), "各位党员")


def _circumstances(meeting: Meeting) -> Iterator[Block]:
    yield Labelled("时间", _time(meeting))
    for label, said in arrangements(meeting, "另行通知"):
        yield Labelled(label, said)
    if meeting.also_kinds:
        yield Labelled("内容", meeting.kind_names)
    if meeting.title:
        yield Labelled("主题", meeting.title)
    if meeting.chair:
        yield Labelled("主持人", str(meeting.chair))


def _time(meeting: Meeting) -> str:
    start = f" {clock(meeting.starts_at)}" if meeting.starts_at else "，具体时间另行通知"
    end = f"—{clock(meeting.ends_at)}" if meeting.starts_at and meeting.ends_at else ""
    return f"{day_and_weekday(meeting.on)}{start}{end}"


def _agenda(agenda: tuple[AgendaItem, ...]) -> Iterator[Block]:
    if not agenda:
        return
    lines = "\n".join(f"{number}. {item.text}" for number, item in enumerate(agenda, start=1))
    yield Labelled("议程", lines)
