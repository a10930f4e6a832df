"""The ledger as tables for Excel; who came and who is to catch up only for the branch itself."""

from zhibu.apps.meetings.models import Attendance, FollowUp
from zhibu.apps.meetings.queries.ledger import Ledger, LedgerLine
from zhibu.apps.meetings.queries.make_ups import missed_at
from zhibu.core.documents.workbook import Cell, Sheet

Rows = tuple[tuple[Cell, ...], ...]


def ledger_sheets(ledger: Ledger, *, for_officers: bool) -> list[Sheet]:
    """Return the sheets; others than officers get no persons and nothing of the committee's."""
    sheets = [_meetings(ledger), _votes(ledger, for_officers=for_officers)]
    if for_officers:
        keys = [line.meeting.pk for line in ledger.lines]
        sheets[1:1] = [_attendance(keys)]
        sheets += [_follow_ups(keys), _make_ups(ledger)]
    return sheets


def _meetings(ledger: Ledger) -> Sheet:
    return Sheet(
        "三会一课台账",
        (
            "日期",
            "开始",
            "结束",
            "类型",
            "主题",
            "地点",
            "主持人",
            "记录人",
            "应到",
            "实到",
            "学时",
            "表决通过",
            "表决项数",
            "说明",
        ),
        tuple(_meeting(line) for line in ledger.lines),
        (12, 7, 7, 18, 30, 16, 9, 9, 6, 6, 7, 9, 9, 16),
    )


def _meeting(line: LedgerLine) -> tuple[Cell, ...]:
    meeting = line.meeting
    return (
        meeting.on,
        meeting.starts_at,
        meeting.ends_at,
        f"{meeting.kind_names}（{meeting.group}）" if meeting.group else meeting.kind_names,
        line.theme,
        meeting.place,
        str(meeting.chair or ""),
        str(meeting.recorder or ""),
        line.due,
        line.came,
        meeting.hours,
        line.passed if line.votes else None,
        len(line.votes) or None,
        "；".join(line.marks),
    )


def _attendance(keys: list[int]) -> Sheet:
    lines = (
        Attendance.objects.filter(meeting__in=keys)
        .select_related("meeting__group", "person")
        .order_by("meeting__on", "meeting_id", "pk")
    )
    rows: Rows = tuple(
        (
            line.meeting.on,
            line.meeting.kind_names,
            line.meeting.title,
            str(line.person),
            "应到" if line.is_due else "列席",
            line.get_came_display(),
            line.reason,
        )
        for line in lines
    )
    columns = ("日期", "类型", "主题", "姓名", "身份", "到会情况", "原因")
    return Sheet("到会情况", columns, rows, (12, 18, 30, 10, 8, 10, 24))


def _votes(ledger: Ledger, *, for_officers: bool) -> Sheet:
    rows: Rows = tuple(
        (
            line.meeting.on,
            line.meeting.kind_names,
            vote.subject,
            vote.due,
            vote.present,
            vote.yes,
            vote.no,
            vote.abstained,
            "是" if vote.is_secret else "否",
            verdict.name,
            verdict.said,
            verdict.source,
        )
        for line in ledger.lines
        if for_officers or not line.meeting.is_among_committee
        for vote, verdict in line.votes
    )
    columns = (
        "日期",
        "类型",
        "表决事项",
        "应到有表决权",
        "实到有表决权",
        "赞成",
        "反对",
        "弃权",
        "无记名",
        "结果",
        "计算",
        "依据",
    )
    return Sheet("表决", columns, rows, (12, 16, 30, 8, 8, 6, 6, 6, 7, 9, 32, 32))


def _follow_ups(keys: list[int]) -> Sheet:
    left = (
        FollowUp.objects.filter(meeting__in=keys)
        .select_related("meeting", "owner")
        .order_by("due_on", "pk")
    )
    rows: Rows = tuple(
        (
            item.meeting.on,
            item.meeting.kind_names,
            item.text,
            str(item.owner),
            item.due_on,
            item.moved_to,
            item.done_on,
            item.outcome,
        )
        for item in left
    )
    columns = ("会议日期", "类型", "事项", "负责人", "完成期限", "改期到", "完成日期", "完成情况")
    return Sheet("待办", columns, rows, (12, 16, 32, 10, 12, 12, 12, 30))


def _make_ups(ledger: Ledger) -> Sheet:
    rows: Rows = tuple(
        (
            missed.meeting.on,
            missed.meeting.kind_names,
            missed.meeting.title,
            str(missed.person),
            missed.why,
            missed.make_up.get_how_display() if missed.make_up else "",
            missed.make_up.done_on if missed.make_up else None,
        )
        for missed in missed_at([line.meeting.pk for line in ledger.lines])
    )
    columns = ("日期", "类型", "主题", "姓名", "未到原因", "补学方式", "补学日期")
    return Sheet("补学", columns, rows, (12, 18, 30, 10, 24, 24, 12))
