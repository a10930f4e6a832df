"""What every change of a meeting is asked before it is recorded."""

from collections.abc import Collection
from datetime import date

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services.refusals import (
    ChangedMeanwhile,
    GroupMissing,
    MakeUpUnfit,
    NotOpen,
    ReasonMissing,
    SameKindThatDay,
)
from zhibu.apps.organisation.models import Branch, PartyGroup, Person
from zhibu.core.chinese_days import full_day

NEVER_IN_GROUPS = frozenset({Meeting.Kind.MEMBERS, Meeting.Kind.COMMITTEE})


def lock(meeting: Meeting) -> Meeting:
    """Hold the meeting until the transaction ends, so that two changes queue."""
    held = Meeting.objects.select_for_update(of=("self",)).select_related(
        "branch", "group", "room__agency", "lecturer", "joint", "makes_up"
    )
    locked: Meeting = held.get(pk=meeting.pk)
    return locked


def is_open(meeting: Meeting) -> None:
    """Refuse what is finished or cancelled.

    Raises:
        NotOpen: it is.
    """
    if not meeting.is_open:
        raise NotOpen(
            f"这次会议{meeting.get_state_display()}，不能再改。",
            hint="已记录的会议请用“更正记录”。",
        )


def same_revision(meeting: Meeting, revision: int | None, by: Person | None) -> None:
    """Refuse a change that began before somebody else's; None asks for no such care.

    Nobody is in conflict with themselves: a draft kept by itself while the button was pressed
    is the same person's.

    Raises:
        ChangedMeanwhile: names who changed it.
    """
    if revision is None or revision == meeting.revision:
        return
    if by is not None and not meeting.is_finished and meeting.draft.get("by_id") == by.pk:
        return
    who = meeting.draft.get("by") or str(meeting.finished_by or "另一位同事")
    raise ChangedMeanwhile(who)


def reason_given(reason: str) -> str:
    """Return the reason without stray spaces.

    Raises:
        ReasonMissing: there is none.
    """
    if not reason.strip():
        raise ReasonMissing("请写明原因。", hint="一句话即可，会留在操作记录里。")
    return reason.strip()


def group_fits_kind(kinds: Collection[str], group: PartyGroup | None, branch: Branch) -> None:
    """Refuse a group meeting without its group, a group elsewhere, a group where all are due.

    Raises:
        GroupMissing: it does not fit.
    """
    if group is None and Meeting.Kind.GROUP in kinds:
        raise GroupMissing("党小组会要选是哪个党小组。", hint="请选择党小组。")
    if group is not None and group.branch_id != branch.pk:
        raise GroupMissing(f"{group}不是{branch}的党小组。", hint="请选择本支部的党小组。")
    if group is not None and NEVER_IN_GROUPS & set(kinds):
        raise GroupMissing("党员大会和支委会不分党小组。", hint="请把党小组改为“不分组”。")


def only_one_that_day(
    branch: Branch, kind: str, on: date, *, group: PartyGroup | None, besides: int | None = None
) -> None:
    """Ask back before a branch has two meetings of a kind on one day.

    Raises:
        SameKindThatDay: there is one already.
    """
    others = (
        Meeting.objects.in_their_own_right()
        .filter(zone_id=branch.zone_id, branch=branch, kind=kind, on=on, group=group)
        .exclude(state=Meeting.State.CANCELLED)
    )
    if besides is not None:
        others = others.exclude(pk=besides)
    if others.exists():
        raise SameKindThatDay(
            f"{full_day(on)}已有{Meeting.Kind(kind).label}。",
            hint="确是另一场的，请勾选“确是另一场”再提交。",
        )


def is_after_what_it_makes_up(meeting: Meeting) -> None:
    """Refuse a make-up session that begins before its meeting is over.

    Raises:
        MakeUpUnfit: it does.
    """
    main = meeting.makes_up
    if main is not None and _is_before(meeting, main):
        raise MakeUpUnfit(
            f"补学早于{full_day(main.on)}的{main.kind_names}。", hint="请选会后的时间。"
        )


def sessions_now_too_early(main: Meeting) -> list[Meeting]:
    """Return the make-up sessions still to be held that begin before their meeting is over."""
    sessions = main.make_up_sessions.filter(state__in=Meeting.OPEN)
    return [session for session in sessions if _is_before(session, main)]


def _is_before(session: Meeting, main: Meeting) -> bool:
    if session.on != main.on or session.span is None or main.span is None:
        return session.on < main.on
    return session.span[0] < main.span[1]
