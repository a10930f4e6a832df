"""Everything that can be wrong with a record, found at once, each with its place and remedy."""

from collections.abc import Iterator
from datetime import date

from zhibu.apps.meetings.agendas import frame_of
from zhibu.apps.meetings.models import Attendance, Meeting
from zhibu.apps.meetings.queries.due import Roll
from zhibu.apps.meetings.record import LONGEST_MINUTES, FollowUpLine, Record, VoteLine
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.refusals import Fault, GroupMissing, RecordFaults, SameKindThatDay
from zhibu.apps.organisation.models import Person
from zhibu.core.chinese_days import full_day


def check_record(
    meeting: Meeting, record: Record, roll: Roll, *, today: date, is_another: bool
) -> None:
    """Refuse a record that cannot be true or says too little.

    Raises:
        RecordFaults: with everything that is wrong.
    """
    if faults := faults_of(meeting, record, roll, today=today, is_another=is_another):
        raise RecordFaults(faults)


def faults_of(
    meeting: Meeting, record: Record, roll: Roll, *, today: date, is_another: bool
) -> list[Fault]:
    """Return everything that is wrong with a record."""
    faults = [
        *_details(meeting, record, roll, today),
        *_that_day(meeting, record, is_another=is_another),
        *_attendance(meeting, record, roll),
    ]
    due, present = len(roll.voters), len(roll.voters & record.present)
    for row, vote in enumerate(record.votes):
        faults += _vote(row, vote, due=due, present=present)
    for row, line in enumerate(record.follow_ups):
        faults += _follow_up(row, line, record, roll)
    faults += _minutes(meeting, record)
    return faults


def _details(meeting: Meeting, record: Record, roll: Roll, today: date) -> Iterator[Fault]:
    if record.on > today:
        said = f"日期{full_day(record.on)}还没有到，会开过才能记录。请改正日期，或先存草稿。"
        yield Fault(part="details", field="on", said=said)
    if record.starts_at and record.ends_at and record.ends_at <= record.starts_at:
        yield Fault(
            part="details",
            field="ends_at",
            said=f"结束时间{record.ends_at:%H:%M}不晚于开始时间{record.starts_at:%H:%M}。"
            "请核对两个时间。",
        )
    for field, person_id, word in (
        ("chair", record.chair_id, "主持人"),
        ("recorder", record.recorder_id, "记录人"),
    ):
        if person_id is not None and person_id not in roll.everyone:
            said = f"{word}那天不在{meeting.branch}。请另选一人。"
            yield Fault(part="details", field=field, said=said)
        elif person_id is not None and person_id not in record.present:
            person = roll.everyone[person_id].person
            said = f"{word}{person}没有勾选到会。请另选{word}，或改正到会情况。"
            yield Fault(part="details", field=field, said=said)


def _that_day(meeting: Meeting, record: Record, *, is_another: bool) -> Iterator[Fault]:
    try:
        checks.group_fits_kind(meeting.kinds, meeting.group, meeting.branch)
    except GroupMissing as refusal:
        yield Fault(part="details", said=f"{refusal.message}{refusal.hint}")
    if meeting.makes_up is not None:
        if record.on < meeting.makes_up.on:
            said = f"补学日期早于{full_day(meeting.makes_up.on)}的会议。请核对日期。"
            yield Fault(part="details", field="on", said=said)
        return
    if is_another or record.on == meeting.on:  # asked when it was put on that day
        return
    try:
        checks.only_one_that_day(
            meeting.branch, meeting.kind, record.on, group=meeting.group, besides=meeting.pk
        )
    except SameKindThatDay as refusal:
        yield Fault(part="details", field="is_another", said=f"{refusal.message}{refusal.hint}")


def _attendance(meeting: Meeting, record: Record, roll: Roll) -> Iterator[Fault]:
    listed = {line.person_id for line in record.attendance}
    strangers = listed - roll.everyone.keys()
    names = dict(
        Person.objects.filter(zone_id=meeting.zone_id, pk__in=strangers).values_list("pk", "name")
    )
    for person_id in sorted(strangers):
        name = names.get(person_id, "所选人员")
        said = f"{name}：{full_day(record.on)}不在{meeting.branch}。请去掉，或核对日期。"
        yield Fault(part="attendance", row=person_id, said=said)
    for entry in roll.due:
        if entry.person.pk not in listed:
            said = f"{entry.person}：应到，但没有记录到会情况。请勾选到会，或选请假原因、缺席。"
            yield Fault(part="attendance", row=entry.person.pk, said=said)
    for line in record.attendance:
        if line.came == Attendance.Came.EXCUSED and not line.reason.strip():
            person = roll.everyone.get(line.person_id)
            said = f"{person.person if person else '所选人员'}：请假要有原因。请选一个。"
            yield Fault(part="attendance", row=line.person_id, said=said)
    if not record.present:
        said = "没有一个人到会。请勾选到会的人；会没有开成的，请回到会议页改期或取消。"
        yield Fault(part="attendance", said=said)


def _minutes(meeting: Meeting, record: Record) -> Iterator[Fault]:
    """Ask for minutes, but of a make-up session: what was studied is written already."""
    frame = frame_of([item.text for item in meeting.agenda.all()])
    is_empty = not record.minutes or record.minutes.split() == frame.split()
    if is_empty and meeting.makes_up_id is None:
        said = "会议记录还没有写。请在各标题下写几句。"
        yield Fault(part="details", field="minutes", said=said)
    elif len(record.minutes) > LONGEST_MINUTES:
        yield Fault(
            part="details",
            field="minutes",
            said=f"会议记录有{len(record.minutes)}字，最多{LONGEST_MINUTES}字。请删减后再提交。",
        )


def _vote(row: int, vote: VoteLine, *, due: int, present: int) -> Iterator[Fault]:
    where = f"第{row + 1}项表决"
    if not vote.subject.strip():
        yield Fault(part="votes", row=row, field="subject", said=f"{where}：请写表决事项。")
    if min(vote.yes, vote.no, vote.abstained) < 0:
        said = f"{where}：票数不能是负数。请改正。"
        yield Fault(part="votes", row=row, field="yes", said=said)
    elif due == 0:
        said = f"{where}：应到的人都没有表决权。请核对到会名单，或去掉这一项。"
        yield Fault(part="votes", row=row, field="subject", said=said)
    elif vote.yes > present:
        yield Fault(
            part="votes",
            row=row,
            field="yes",
            said=f"{where}：赞成{vote.yes}票，多于实到有表决权的{present}人。"
            "请核对票数，或改正到会名单。",
        )
    elif vote.counted > present:
        yield Fault(
            part="votes",
            row=row,
            field="yes",
            said=f"{where}：赞成、反对、弃权合计{vote.counted}票，多于实到有表决权的{present}人。"
            "请核对票数，或改正到会名单。",
        )


def _follow_up(row: int, line: FollowUpLine, record: Record, roll: Roll) -> Iterator[Fault]:
    where = f"第{row + 1}项决议和承诺"
    if not line.text.strip():
        yield Fault(part="follow_ups", row=row, field="text", said=f"{where}：请写要做什么。")
    if line.owner_id is None:
        yield Fault(part="follow_ups", row=row, field="owner", said=f"{where}：请选负责人。")
    elif line.owner_id not in roll.everyone:
        said = f"{where}：负责人那天不在本支部。请另选一人。"
        yield Fault(part="follow_ups", row=row, field="owner", said=said)
    if line.due_on is None:
        yield Fault(part="follow_ups", row=row, field="due_on", said=f"{where}：请填完成期限。")
    elif line.due_on < record.on:
        said = f"{where}：完成期限早于会议日期。请核对。"
        yield Fault(part="follow_ups", row=row, field="due_on", said=said)
