"""What a timetable costs, tier by tier, added up in plain Python."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from fractions import Fraction

from zhibu.core.timetabling import wishes as points
from zhibu.core.timetabling.instance import Instance, Item, Mode
from zhibu.core.timetabling.judge_case import Case, Session
from zhibu.core.timetabling.tiers import Cost
from zhibu.core.timetabling.timetable import Coverage


def cost_of(case: Case, coverage: Sequence[Coverage]) -> Cost:
    """Return the six costs; `coverage` says who takes part in what."""
    return Cost(
        unplaced=sum(item.id not in case.main for item in case.instance.items),
        missed=sum(len(person.missed) for person in coverage),
        worst=max((_share(person) for person in coverage), default=Fraction(0)),
        told=sum(_told(case, item) for item in case.instance.items),
        burden=len(case.sessions) + _half_days(case),
        wishes=sum(_wishes_of_main(case, main) for main in case.mains)
        + sum(_wishes_of_any(case, session) for session in case.sessions),
    )


def _share(person: Coverage) -> Fraction:
    """Return the share a person misses of what could reach them at all."""
    within = [item for item in person.takes_part if item not in person.beyond]
    missed = [item for item in person.missed if item not in person.beyond]
    return Fraction(len(missed), len(within)) if within else Fraction(0)


def _told(case: Case, item: Item) -> int:
    """Return how many people have to be told that an item is not as announced."""
    announced = item.announced
    if announced is None:
        return 0
    if item.id not in case.main:
        return len(item.people)
    now = case.main[item.id].placement
    if (now.start, now.mode, now.room) != (announced.start, announced.mode, announced.room):
        return len(item.people)
    return int(now.lecturer != announced.lecturer)


def _half_days(case: Case) -> int:
    """Return how many parts of days call a unit away; joint sessions are an outing of their own."""
    called, outings = set(), 0
    for session in case.mains:
        part = _part(case.instance, session.start)
        units = {case.instance.person[person].unit for person in session.item.people} - {""}
        if len(units) > 1:
            outings += len(units)
        elif part is not None:
            called |= {(unit, session.day, part) for unit in units}
    return len(called) + outings


def _part(instance: Instance, moment: datetime) -> int | None:
    """Return in which part of the day a moment lies, counted from 0; None outside all."""
    for number, (opens, closes) in enumerate(instance.parts):
        if opens <= moment.time() < closes:
            return number
    return None


def _wishes_of_main(case: Case, main: Session) -> int:
    item, placement = main.item, main.placement
    total = _days_off(main.day, item.wanted)
    total += _days_off(main.day, item.announced.start.date() if item.announced else None)
    if item.part is not None and _part(case.instance, main.start) != item.part:
        total += points.OTHER_PART
    total += {Mode.HYBRID: points.HYBRID, Mode.ONLINE: points.ONLINE}.get(placement.mode, 0)
    if placement.lecturer in item.lecturers:
        total += points.LECTURER * item.lecturers.index(placement.lecturer)
    elif placement.lecturer is not None:
        total += points.LECTURER * len(item.lecturers)
    return total + _splits(case.instance, main) * points.SPLITS


def _days_off(day: date, liked: date | None) -> int:
    if liked is None:
        return 0
    return points.DAY * min(abs((day - liked).days), points.MOST_DAYS)


def _wishes_of_any(case: Case, session: Session) -> int:
    """Return the points of a session, main or make-up, for its room."""
    held = case.room_of(session)
    elsewhere = held is not None and held.owner != session.item.unit
    return elsewhere * points.NOT_OUR_ROOM


def _splits(instance: Instance, session: Session) -> bool:
    """Whether a whole grain or more of its part is left free before and after a session."""
    part = _part(instance, session.start)
    if part is None:
        return False
    opens, closes = (datetime.combine(session.day, edge) for edge in instance.parts[part])
    grain = timedelta(minutes=instance.grain)
    return session.start - opens >= grain and closes - session.end >= grain
