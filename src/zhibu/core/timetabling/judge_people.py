"""Rules on people: lecturer, quorum, clash, week, spacing, asked."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from zhibu.core.timetabling.instance import Lecturer, Mode
from zhibu.core.timetabling.judge_attendance import takes_part
from zhibu.core.timetabling.judge_case import (
    Broken,
    Case,
    Session,
    clock_said,
    day_said,
    is_free,
    overlapping,
)
from zhibu.core.timetabling.mode_names import MODE_NAMES
from zhibu.core.timetabling.timetable import Attended


def lecturer(case: Case) -> Iterator[Broken]:
    """Main sessions have a lecturer their item allows, who is free and in one place only."""
    by_lecturer: dict[str, list[Session]] = {}
    for session in case.sessions:
        name = session.placement.lecturer
        if name not in _lecturers_allowed(session):
            said = f"不能由“{_speaker(case, name)}”来讲" if name else "没有安排讲课人"
            yield session.broken("lecturer", said)
        speaker = case.instance.lecturer.get(name or "")
        if speaker:
            by_lecturer.setdefault(speaker.id, []).append(session)
            yield from _not_free(case, session, speaker)
    for name, sessions in by_lecturer.items():
        for one, other in overlapping(sessions):
            said = f"“{_speaker(case, name)}”同时要讲{one.said}和{other.said}。"
            yield Broken(code="lecturer", items=(one.item.id, other.item.id), said=said)
        yield from _elsewhere(case, case.instance.lecturer[name], sessions)


def _lecturers_allowed(session: Session) -> set[str | None]:
    if session.is_make_up:
        return {None}
    allowed: set[str | None] = set(session.item.lecturers) or {None}
    if session.is_where_announced and session.item.announced:
        allowed.add(session.item.announced.lecturer)
    return allowed


def _not_free(case: Case, session: Session, speaker: Lecturer) -> Iterator[Broken]:
    """Say where a lecturer is busy, as a lecturer or as a person who is not invited anyway."""
    person = case.instance.person.get(speaker.person or "")
    own = person.busy if person and person.id not in session.item.people else ()
    if any(span.overlaps(session.start, session.end) for span in (*speaker.busy, *own)):
        yield session.broken("lecturer", f"时，讲课人“{_speaker(case, speaker.id)}”没有空")


def _elsewhere(case: Case, speaker: Lecturer, speeches: list[Session]) -> Iterator[Broken]:
    """Say where a lecturer is invited to another item that runs at the same time."""
    invited = [session for session in case.sessions if speaker.person in session.item.people]
    for speech in speeches:
        for other in invited:
            if other.item.id != speech.item.id and other.overlaps(speech):
                said = f"时，讲课人“{_speaker(case, speaker.id)}”要参加{other.said}"
                yield speech.broken("lecturer", said)


def quorum(case: Case) -> Iterator[Broken]:
    """Enough voters can come into the room, or follow online where that counts."""
    for main in case.mains:
        item = main.item
        counted = {Attended.IN_PERSON} | ({Attended.ONLINE} if item.quorum_online else set())
        attended = takes_part(case, main)
        present = sum(attended.get(voter) in counted for voter in item.voters)
        if present < item.quorum:
            said = f"能到会的有表决权党员{present}人，不足{item.quorum}人"
            yield main.broken("quorum", said)


def clash(case: Case) -> Iterator[Broken]:
    """Nobody is invited to two sessions at once; make-up sessions of one item don't overlap."""
    for one, other, names in _shared(case):
        said = f"{one.said}和{other.said}同时进行，{_few(names)}两边都要参加。"
        yield Broken(code="clash", items=(one.item.id, other.item.id), said=said)
    for sessions in case.make_ups.values():
        for one, other in overlapping(sessions):
            yield one.broken("clash", f"和同一事项的另一次补学（{clock_said(other.start)}）重叠")


def _shared(case: Case) -> Iterator[tuple[Session, Session, list[str]]]:
    """Yield sessions of different items that overlap, with those invited to both."""
    invited: dict[str, list[Session]] = {}
    for session in case.sessions:
        for person in session.item.people:
            invited.setdefault(person, []).append(session)
    found: dict[tuple[int, int], tuple[Session, Session, list[str]]] = {}
    for person, sessions in invited.items():
        for one, other in overlapping(sessions):
            if one.item.id != other.item.id:
                pair = found.setdefault((id(one), id(other)), (one, other, []))
                pair[2].append(case.named(person))
    yield from found.values()


def week(case: Case) -> Iterator[Broken]:
    """Nobody is asked to more sessions in a week than the limit."""
    asked: dict[tuple[str, date], list[Session]] = {}
    for session in case.sessions:
        monday = session.day - timedelta(days=session.day.weekday())
        called = session.asked if session.is_make_up else _reached(case, session)
        for person in called:
            asked.setdefault((person, monday), []).append(session)
    for (name, monday), sessions in asked.items():
        known = case.instance.person.get(name)
        own = known.weekly_limit if known else None
        limit = case.instance.weekly_limit if own is None else own
        if len(sessions) > limit:
            said = f"{day_said(monday)}起的一周，{case.named(name)}要参加{len(sessions)}次"
            items = tuple(dict.fromkeys(session.item.id for session in sessions))
            listed = "、".join(session.said for session in sessions)
            yield Broken(code="week", items=items, said=f"{said}，最多{limit}次：{listed}。")


def _reached(case: Case, main: Session) -> Iterator[str]:
    """Yield those invited who are free then and whom one of the item's modes could reach."""
    for name in main.item.people:
        person = case.instance.person[name]
        is_busy = any(span.overlaps(main.start, main.end) for span in person.busy)
        if not is_busy and any(person.reach.suits(mode) for mode in main.item.modes):
            yield name


def spacing(case: Case) -> Iterator[Broken]:
    """Neighbours of a spacing lie neither too close nor too far apart."""
    for rule in case.instance.spacings:
        for one, other in pairwise(rule.items):
            if one not in case.main or other not in case.main:
                continue
            first, second = case.main[one], case.main[other]
            apart = (second.day - first.day).days
            most = rule.max_days
            if apart < rule.min_days or (most is not None and apart > most):
                wanted = f"至少{rule.min_days}天" + ("" if most is None else f"、最多{most}天")
                said = f"{second.said}在{first.said}之后{apart}天，应隔{wanted}。"
                yield Broken(code="spacing", items=(one, other), said=said)


def asked(case: Case) -> Iterator[Broken]:
    """Whoever is asked to a make-up session needs it and can come, once."""
    for name, sessions in case.make_ups.items():
        attended = takes_part(case, case.main[name])
        times = Counter(person for session in sessions for person in session.asked)
        for session in sessions:
            for person in dict.fromkeys(session.asked):
                said = _asked_in_vain(case, session, person, attended)
                if said:
                    yield session.broken("asked", f"请了{case.named(person)}，但{said}")
                if times[person] > 1:
                    yield session.broken("asked", f"请了{case.named(person)}，但请了不止一次")
            most = case.instance.visit_places
            if session.placement.mode is Mode.VISIT and len(session.asked) > most:
                yield session.broken("asked", f"要走访{len(session.asked)}人，一次最多{most}人")


def _asked_in_vain(
    case: Case, session: Session, name: str, attended: dict[str, Attended]
) -> str | None:
    """Say why somebody should not have been asked to a make-up session."""
    if name not in session.item.people:
        return "这人本来就不在参加范围"
    person = case.instance.person[name]
    if name in attended:
        return "这人能参加正课"
    if not is_free(person, session.start, session.end):
        return "这人那时没有空"
    if not person.reach.suits(session.placement.mode):
        return f"这人不能用“{MODE_NAMES[session.placement.mode]}”的方式参加"
    return None


def _speaker(case: Case, name: str | None) -> str:
    known = case.instance.lecturer.get(name or "")
    return (known.name if known else "") or name or ""


def _few(names: list[str]) -> str:
    most = 3
    return "、".join(names[:most]) + (f"等{len(names)}人" if len(names) > most else "")
