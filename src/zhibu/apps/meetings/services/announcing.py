"""Telling those due when and where the branch meets."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import Expected, roll_of
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.refusals import DayIsPast, NobodyIsDue
from zhibu.apps.meetings.wording import arrangements
from zhibu.apps.notices.services import post_to_group, send
from zhibu.apps.organisation.models import Person
from zhibu.core.chinese_days import full_day

NOT_PRESSED = "您不便到会的，不必专门赶来；会后把学习内容送给您。"


@transaction.atomic
def announce(*, meeting: Meeting, today: date, now: datetime) -> Meeting:
    """Tell everyone due; those frail or away are told that they need not come.

    Telling twice sends nothing more: a second click changes nothing.

    Raises:
        NotOpen: it is finished or cancelled.
        DayIsPast: its day is over.
        NobodyIsDue: nobody would have to come, the records say.
    """
    meeting = checks.lock(meeting)
    checks.is_open(meeting)
    if meeting.state == Meeting.State.ANNOUNCED:
        return meeting
    if meeting.on < today:
        raise DayIsPast(f"{full_day(meeting.on)}已经过去，不用再通知。", hint="请直接记录会议。")
    due = roll_of(meeting).due
    if not due:
        raise NobodyIsDue(
            "按现有记录，这次会议没有应到的人。",
            hint="支委会看任职记录，党小组会看编组，补学看安排的人；请先补齐。",
        )
    _tell(meeting, due, subject=f"通知：{_headline(meeting)}", text=_invitation(meeting), now=now)
    meeting.state, meeting.announced_at = Meeting.State.ANNOUNCED, now
    meeting.revision += 1
    meeting.save()
    return meeting


def tell_change(meeting: Meeting, change: str, *, now: datetime) -> None:
    """Tell those due of a change, if they had been told of the meeting."""
    if meeting.announced_at is None:
        return
    text = f"{meeting.kind_names}{change}。"
    if meeting.is_open:
        text += f"\n{_invitation(meeting)}"
    subject = f"变更：{_headline(meeting)}"
    _tell(meeting, roll_of(meeting).due, subject=subject, text=text, now=now)


def tell_added(session: Meeting, people: Sequence[Person], *, now: datetime) -> None:
    """Tell people asked to a make-up session afterwards, if the others had been told of it."""
    if session.announced_at is not None:
        subject = f"通知：{_headline(session)}"
        _send(session, people, subject=subject, text=_invitation(session), now=now)


def tell_excused(session: Meeting, people: Sequence[Person], *, now: datetime) -> None:
    """Tell people who had been asked to a make-up session that they need not come."""
    if session.announced_at is not None:
        subject = f"变更：{_headline(session)}"
        _send(session, people, subject=subject, text="这次补学您不用参加了。", now=now)


def _tell(
    meeting: Meeting, due: Iterable[Expected], *, subject: str, text: str, now: datetime
) -> None:
    free = [entry.person for entry in due if entry.excuse]
    held = [entry.person for entry in due if not entry.excuse]
    for people, words in ((held, text), (free, f"{text}\n{NOT_PRESSED}")):
        _send(meeting, people, subject=subject, text=words, now=now)
    if not (meeting.group_id or meeting.is_among_committee or meeting.makes_up_id):
        _post(meeting, subject, now)


def _send(
    meeting: Meeting, people: Sequence[Person], *, subject: str, text: str, now: datetime
) -> None:
    if people:
        send(
            zone_id=meeting.zone_id,
            to=people,
            subject=subject[:120],
            text=text,
            url=meeting.get_absolute_url(),
            now=now,
        )


def _post(meeting: Meeting, subject: str, now: datetime) -> None:
    """Tell the branch's work-chat group when and where; the agenda may name people."""
    post_to_group(
        branch=meeting.branch,
        subject=subject[:120],
        text="\n".join(_when_and_where(meeting)) if meeting.is_open else "",
        url=meeting.get_absolute_url(),
        now=now,
    )


def _headline(meeting: Meeting) -> str:
    name = f"{meeting.group}会议" if meeting.group else meeting.kind_names
    is_unsaid = meeting.group and meeting.makes_up_id
    return f"{day(meeting.on)} {name}{'补学' if is_unsaid else ''}"


def _invitation(meeting: Meeting) -> str:
    """Say when, where, about what: all a notice needs, nothing to confirm."""
    lines = _when_and_where(meeting)
    if meeting.title:
        lines.append(f"主题：{meeting.title}")
    if meeting.makes_up is not None:
        return "\n".join(
            (*lines, f"补的是{day(meeting.makes_up.on)}的{meeting.makes_up.kind_names}。")
        )
    items = [f"{item.place}. {item.text}" for item in meeting.agenda.all()]
    if items:
        lines.append("议程：" + "；".join(items))
    return "\n".join(lines)


def _when_and_where(meeting: Meeting) -> list[str]:
    start = f" {meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    end = f"—{meeting.ends_at:%H:%M}" if start and meeting.ends_at else ""
    lines = [f"时间：{day(meeting.on)}{start}{end}"]
    return lines + [f"{label}：{said}" for label, said in arrangements(meeting, "另行告知")]
