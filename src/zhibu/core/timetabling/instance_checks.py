"""Refuses a problem that contradicts itself, naming what, where and how to mend it.

Whether the problem can be solved is another matter: what has no place is an answer, not a fault.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise

from zhibu.core.refusals import Refusal
from zhibu.core.timetabling.instance import Instance, Lecturer, Person, Room, Spacing, Span
from zhibu.core.timetabling.item_checks import item_faults

MOST_FAULTS = 5
"""How many faults one refusal names; the rest are counted."""
LONGEST = timedelta(days=731)
"""Two years."""
FINEST = 5
HOUR = 60
MIDNIGHT_TO_MIDNIGHT = 24 * HOUR


class FaultyInstance(Refusal):
    """A problem that contradicts itself; `faults` are all of them, each a Chinese sentence."""

    code = "timetabling.faulty-instance"

    def __init__(self, faults: Sequence[str]) -> None:
        """Name the first faults and count the rest."""
        shown = [f"  {fault}" for fault in faults[:MOST_FAULTS]]
        if len(faults) > MOST_FAULTS:
            shown.append(f"  ……另有{len(faults) - MOST_FAULTS}处。")
        listed = "\n".join([f"排时间的问题有{len(faults)}处要改：", *shown])
        super().__init__(listed, hint="\n请改正后重试。")
        self.faults = tuple(faults)


def check_instance(instance: Instance) -> None:
    """Let pass a problem that makes sense.

    Raises:
        FaultyInstance: ids that repeat or point nowhere, nobody or nothing to be placed,
            numbers or days that cannot be.
    """
    faults = list(_faults(instance))
    if faults:
        raise FaultyInstance(faults)


def _faults(instance: Instance) -> Iterator[str]:
    if not instance.people:
        yield "没有人员：people 里至少写一个人。"
    if not instance.items:
        yield "没有要安排的会：items 里至少写一项。"
    for kind in ("people", "items", "rooms", "lecturers"):
        yield from _repeated(kind, [each.id for each in getattr(instance, kind)])
    yield from span_faults(instance.first, instance.last)
    yield from _limit_faults(instance)
    yield from _day_faults(instance)
    yield from chain.from_iterable(map(_person_faults, instance.people))
    yield from chain.from_iterable(map(_room_faults, instance.rooms))
    yield from chain.from_iterable(_lecturer_faults(each, instance) for each in instance.lecturers)
    yield from chain.from_iterable(item_faults(instance, item) for item in instance.items)
    for number, spacing in enumerate(instance.spacings, start=1):
        yield from _spacing_faults(f"spacings 第{number}项", spacing, instance)


def _repeated(kind: str, ids: Iterable[str]) -> Iterator[str]:
    for name, times in Counter(ids).items():
        if not name:
            yield f"{kind}：有一项的 id 是空的，请写上。"
        elif times > 1:
            yield f"{kind}：id “{name}”用了{times}次，每个 id 只能用一次。"


def span_faults(first: date, last: date) -> Iterator[str]:
    """Say what is wrong with the days between which everything lies."""
    if last < first:
        yield f"last {last} 早于 first {first}，请核对起止日期。"
    elif last - first >= LONGEST:
        yield f"从{first}到{last}超过两年，请缩短起止日期。"


def _limit_faults(instance: Instance) -> Iterator[str]:
    if instance.weekly_limit < 1:
        yield f"weekly_limit 是{instance.weekly_limit}，每周至少要能参加1次。"
    if instance.visit_places < 1:
        yield f"visit_places 是{instance.visit_places}，一次走访至少1人。"


def _day_faults(instance: Instance) -> Iterator[str]:
    """Say what is wrong with the grain and the parts of the day."""
    grain = instance.grain
    if grain < FINEST or (HOUR % grain and grain % HOUR) or grain > MIDNIGHT_TO_MIDNIGHT:
        yield f"grain 是{grain}，应为{FINEST}以上且能整除一小时的分钟数，如15、30、60。"
    if not instance.parts:
        yield "parts 是空的，一天里至少要有一个可用时段。"
    for opens, closes in instance.parts:
        if closes <= opens:
            yield f"parts 里{opens:%H:%M}到{closes:%H:%M}，结束要晚于开始。"
        if any((edge.second, edge.microsecond) != (0, 0) for edge in (opens, closes)):
            yield f"parts 里{opens}到{closes}，请写到整分钟。"
    for (_, before), (after, _) in pairwise(instance.parts):
        if after < before:
            yield f"parts 里{after:%H:%M}开始的一段和前一段重叠或次序不对，请按先后写。"


def _person_faults(person: Person) -> Iterator[str]:
    place = f"人员“{person.id}”"
    yield from _upside_down(f"{place}的 busy", person.busy)
    if person.weekly_limit is not None and person.weekly_limit < 0:
        yield f"{place}的 weekly_limit 是{person.weekly_limit}，不能小于0。"


def _room_faults(room: Room) -> Iterator[str]:
    place = f"场地“{room.id}”"
    yield from _upside_down(f"{place}的 bookings", room.bookings)
    if room.seats < 0:
        yield f"{place}的 seats 是{room.seats}，不能小于0。"


def _lecturer_faults(lecturer: Lecturer, instance: Instance) -> Iterator[str]:
    place = f"讲课人“{lecturer.id}”"
    yield from _upside_down(f"{place}的 busy", lecturer.busy)
    if lecturer.person is not None and lecturer.person not in instance.person:
        yield f"{place}的 person：people 里没有“{lecturer.person}”。"


def _upside_down(place: str, spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        if span.start.tzinfo or span.end.tzinfo:
            yield f"{place}：{span.start}带了时区，请写当地时间，不带时区。"
        elif span.end <= span.start:
            yield f"{place}：{span.start}到{span.end}，结束要晚于开始。"


def _spacing_faults(place: str, spacing: Spacing, instance: Instance) -> Iterator[str]:
    for name in spacing.items:
        if name not in instance.item:
            yield f"{place}：items 里没有“{name}”。"
    for name, times in Counter(spacing.items).items():
        if times > 1:
            yield f"{place}：“{name}”写了{times}次，只能写一次。"
    if spacing.min_days < 0:
        yield f"{place}的 min_days 是{spacing.min_days}，不能小于0。"
    if spacing.max_days is not None and spacing.max_days < spacing.min_days:
        yield f"{place}的 max_days 是{spacing.max_days}，小于 min_days {spacing.min_days}。"
