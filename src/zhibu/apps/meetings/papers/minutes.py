"""Minutes of a finished meeting, in the order colleagues keep their record books in."""

from collections.abc import Iterable, Iterator

from django.utils import timezone

from zhibu.apps.meetings.adapters import Verdict, judged
from zhibu.apps.meetings.models import Attendance, Vote
from zhibu.apps.meetings.queries.papers import MeetingRecord
from zhibu.apps.meetings.wording import arrangements, record_name, title_of, when
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.official import (
    Blank,
    Block,
    Heading,
    Labelled,
    OfficialDocument,
    Paragraph,
    Table,
)
from zhibu.core.documents.text import blocks_of

NONE = "无"


def minutes_of(record: MeetingRecord) -> OfficialDocument:
    """Return the minutes; parts about which nothing is recorded are left out."""
    meeting = record.meeting
    return OfficialDocument(
        title=title_of(str(meeting.branch), record_name(meeting)),
        blocks=(
            *_circumstances(record),
            *_people(record),
            *_agenda(record),
            *_text(record),
            *_votes(record),
            *_decisions(record),
            *_remarks(record),
            *_to_sign(),
        ),
    )


def _circumstances(record: MeetingRecord) -> Iterator[Block]:
    meeting = record.meeting
    yield Labelled("时间", when(meeting))
    for label, said in arrangements(meeting, "未填写"):
        yield Labelled(label, said)
    if meeting.also_kinds:
        yield Labelled("类型", meeting.kind_names)
    if meeting.title:
        yield Labelled("主题", meeting.title)
    yield Labelled("主持人", str(meeting.chair or "未填写"))
    yield Labelled("记录人", str(meeting.recorder or "未填写"))


def _people(record: MeetingRecord) -> Iterator[Block]:
    yield Labelled("应到", _due_in_words(record))
    yield Labelled("实到", _names(record.came, with_way=True))
    for label, came in (("请假", Attendance.Came.EXCUSED), ("缺席", Attendance.Came.ABSENT)):
        yield Labelled(label, _names(record.who(came), with_reasons=record.with_reasons))
    if record.guests:
        yield Labelled("列席", _names(record.guests))


def _due_in_words(record: MeetingRecord) -> str:
    voters = sum(line.may_vote for line in record.due)
    return f"{len(record.due)}人" + (f"，其中有表决权的{voters}人" if voters else "")


def _names(
    lines: Iterable[Attendance], *, with_way: bool = False, with_reasons: bool = False
) -> str:
    named = [_name(line, with_way=with_way, with_reasons=with_reasons) for line in lines]
    return f"{len(named)}人（{'、'.join(named)}）" if named else NONE


def _name(line: Attendance, *, with_way: bool, with_reasons: bool) -> str:
    if with_way and line.came == Attendance.Came.ONLINE:
        return f"{line.person}〔线上〕"
    return f"{line.person}〔{line.reason}〕" if with_reasons and line.reason else str(line.person)


def _agenda(record: MeetingRecord) -> Iterator[Block]:
    if record.agenda:
        yield Heading("会议议程")
        for number, item in enumerate(record.agenda, start=1):
            yield Paragraph(f"{number}. {item.text}")


def _text(record: MeetingRecord) -> Iterator[Block]:
    yield Heading("会议内容")
    written = blocks_of(record.meeting.minutes)
    yield from written or (Paragraph("没有文字记录。"),)


def _votes(record: MeetingRecord) -> Iterator[Block]:
    if record.votes:
        yield Heading("表决情况")
    for number, (vote, verdict) in enumerate(judged(record.meeting, record.votes), start=1):
        way = "（无记名投票）" if vote.is_secret else ""
        yield Paragraph(f"{number}. {vote.subject.rstrip('。')}{way}。")
        yield Paragraph(_counts(vote, verdict))
        yield Paragraph(_outcome(verdict))


def _counts(vote: Vote, verdict: Verdict) -> str:
    """Say the votes; who was due is in the verdict, where there is one."""
    heads = "" if verdict.source else f"应到有表决权的{vote.due}人，实到{vote.present}人；"
    silent = vote.present - vote.yes - vote.no - vote.abstained
    rest = f"，另有{silent}人没有表决" if silent else ""
    return f"{heads}赞成{vote.yes}票，反对{vote.no}票，弃权{vote.abstained}票{rest}。"


def _outcome(verdict: Verdict) -> str:
    said = verdict.said
    if verdict.outcome in {"passed", "failed"} and "通过" not in said:
        said = f"{said.rstrip('。')}，{verdict.name}。"
    return f"按有表决权的人数计：{said}（依据：{verdict.source}）" if verdict.source else said


def _decisions(record: MeetingRecord) -> Iterator[Block]:
    if record.follow_ups:
        yield Heading("议定事项")
        yield Table(
            ("序号", "事项", "负责人", "完成期限"),
            tuple(
                (str(number), left.text, str(left.owner), full_day(left.due_on))
                for number, left in enumerate(record.follow_ups, start=1)
            ),
            (2, 11, 4, 7),
        )


def _remarks(record: MeetingRecord) -> Iterator[Block]:
    """Say openly that a record was written late or corrected."""
    meeting = record.meeting
    if not (meeting.is_late or record.versions):
        return
    yield Heading("说明")
    if meeting.is_late and meeting.finished_at:
        done = full_day(timezone.localdate(meeting.finished_at))
        yield Paragraph(f"补记：本记录于{done}补写完成。")
    for version in record.versions:
        day = full_day(timezone.localdate(version.replaced_at))
        by = f"由{version.replaced_by}" if version.replaced_by else ""
        reason = version.reason.rstrip("。")
        yield Paragraph(f"更正：{day}{by}更正，原因：{reason}。更正前的第{version.number}版留存。")
    if record.versions:
        yield Paragraph(f"本记录为第{record.versions[-1].number + 1}版。")


def _to_sign() -> tuple[Block, ...]:
    gap = "　" * 8
    return (Blank(), Paragraph(f"主持人（签名）：{gap}记录人（签名）：", indent=False))
