"""A session for those who cannot come to a meeting: planned, and noted once it was held."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from zhibu.apps.meetings.models import Asked, MakeUp, Meeting
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.queries.make_ups import WITHOUT
from zhibu.apps.meetings.record import Record
from zhibu.apps.meetings.services import checks
from zhibu.apps.meetings.services.announcing import tell_added, tell_excused
from zhibu.apps.meetings.services.planning import put_down
from zhibu.apps.meetings.services.refusals import DayIsPast, MakeUpUnfit
from zhibu.apps.meetings.services.where import Where
from zhibu.apps.organisation.models import Person
from zhibu.apps.resources.models import Lecturer, Room
from zhibu.core.chinese_days import full_day

How = MakeUp.How
HOW: Mapping[str, How] = {Meeting.Mode.VISIT: How.VISITED}
"""How a make-up was done, by the mode of its session; any other is 参加补学."""


@transaction.atomic
def plan_make_up(
    *,
    meeting: Meeting,
    people: Sequence[Person],
    on: date,
    now: datetime,
    starts_at: time | None = None,
    ends_at: time | None = None,
    mode: str = Meeting.Mode.IN_PERSON,
    place: str = "",
    room: Room | None = None,
    lecturer: Lecturer | None = None,
    by: Person | None = None,
) -> Meeting:
    """Plan a make-up session of a meeting for those who cannot come to it; return the session.

    It is announced like any meeting, to those asked only. `by` is proposed as its recorder.

    Raises:
        NotOpen: the meeting was called off.
        DayIsPast: the day is over.
        MakeUpUnfit: before the meeting is over, for nobody, for somebody not due at it or asked
            to another session of it, or of a committee meeting, which is no study.
        whatever `where.hold` refuses: the room or the lecturer is not to be had then.
    """
    main = checks.lock(meeting)
    _can_be_made_up(main)
    if on < timezone.localdate(now):
        raise DayIsPast(f"{full_day(on)}已经过去。", hint="已经补过的，请在补学名单里登记。")
    _may_be_asked(main, people)
    session = Meeting(
        zone_id=main.zone_id,
        branch=main.branch,
        kind=main.kind,
        also_kinds=main.also_kinds,
        group=main.group,
        title=main.title,
        makes_up=main,
        recorder=by,
    )
    where = Where(on=on).changed(
        main.branch,
        starts_at=starts_at,
        ends_at=ends_at,
        mode=mode,
        place=place,
        room=room,
        lecturer=lecturer,
    )
    where.put_on(session)
    checks.is_after_what_it_makes_up(session)
    put_down(session, where, agenda=[f"补学{full_day(main.on)}{main.kind_names}的内容"])
    _ask(session, people)
    return session


@transaction.atomic
def change_asked(*, session: Meeting, people: Sequence[Person], now: datetime) -> Meeting:
    """Ask other people to a make-up session; whom it concerns is told if it was announced.

    Raises:
        NotOpen: it is finished or cancelled.
        MakeUpUnfit: as for plan_make_up.
    """
    session = checks.lock(session)
    checks.is_open(session)
    if session.makes_up is None:
        raise MakeUpUnfit("这不是补学。", hint="请从会议页安排补学。")
    _may_be_asked(session.makes_up, people, besides=session.pk)
    wanted = {person.pk: person for person in people}
    before = {row.person_id: row.person for row in session.asked.select_related("person")}
    session.asked.exclude(person__in=wanted).delete()
    added = [person for pk, person in wanted.items() if pk not in before]
    _ask(session, added)
    session.revision += 1
    session.save(update_fields=["revision"])
    tell_added(session, added, now=now)
    gone = [person for pk, person in before.items() if pk not in wanted]
    tell_excused(session, gone, now=now)
    return session


def note_made_up(session: Meeting, record: Record) -> None:
    """Note who caught up at a make-up session, from its record; nobody types it again.

    What somebody had caught up with before in another way stays; what an earlier record of
    the session had noted and this one does not is taken back.
    """
    main = session.makes_up
    if main is None:
        return
    came = record.present & set(session.asked.values_list("person_id", flat=True))
    gone = MakeUp.objects.filter(session=session).exclude(person__in=came)
    for make_up in gone:
        make_up.done_on, make_up.how, make_up.session = None, "", None
        make_up.save()
    facts = {"done_on": session.on, "how": HOW.get(session.mode, How.SESSION), "session": session}
    known = {row.person_id: row for row in MakeUp.objects.filter(meeting=main, person__in=came)}
    for person_id in sorted(came):
        make_up = known.get(person_id) or MakeUp(
            zone_id=main.zone_id, meeting=main, person_id=person_id
        )
        if make_up.done_on is None or make_up.session_id == session.pk:
            for name, value in facts.items():
                setattr(make_up, name, value)
            make_up.save()


def _can_be_made_up(main: Meeting) -> None:
    if main.state == Meeting.State.CANCELLED:
        checks.is_open(main)
    if main.makes_up_id is not None:
        raise MakeUpUnfit("补学本身不用再补学。", hint="请从原来的会议页安排。")
    if set(main.kinds) <= WITHOUT:
        raise MakeUpUnfit("支委会会议不用补学。", hint="缺席的委员看会议记录即可。")


def _may_be_asked(main: Meeting, people: Sequence[Person], *, besides: int | None = None) -> None:
    if not people:
        raise MakeUpUnfit("没有选补学的人。", hint="请至少选一人。")
    due = roll_of(main).due_ids
    if strangers := [person for person in people if person.pk not in due]:
        raise MakeUpUnfit(f"{_names(strangers)}不用参加这次会议。", hint="请把他们去掉。")
    elsewhere = Q(meeting__makes_up=main) & ~Q(meeting__state=Meeting.State.CANCELLED)
    others = Asked.objects.filter(elsewhere, person__in=people).exclude(meeting=besides)
    others = others.exclude(meeting__state=Meeting.State.FINISHED)
    if rows := list(others.select_related("person")):
        names = _names(row.person for row in rows)
        raise MakeUpUnfit(f"{names}已安排在另一次补学。", hint="请去掉，或先改那一次。")


def _ask(session: Meeting, people: Iterable[Person]) -> None:
    Asked.objects.bulk_create(
        Asked(zone_id=session.zone_id, meeting=session, person=person)
        for person in dict.fromkeys(people)
    )


def _names(people: Iterable[Person]) -> str:
    return "、".join(str(person) for person in people)
