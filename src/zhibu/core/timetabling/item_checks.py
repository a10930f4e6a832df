"""What can be wrong with one item of a problem, each fault a Chinese sentence."""

from collections import Counter
from collections.abc import Collection, Iterator

from zhibu.core.timetabling.instance import Instance, Item, Mode

LONGEST_MINUTES = 24 * 60
MOST_DAYS = 731


def item_faults(instance: Instance, item: Item) -> Iterator[str]:
    """Yield what contradicts itself or points nowhere in an item."""
    place = f"事项“{item.id}”"
    for faults in (_links, _voters, _numbers, _days, _modes, _announced):
        for fault in faults(instance, item):
            yield f"{place}{fault}"


def _links(instance: Instance, item: Item) -> Iterator[str]:
    if not item.people:
        yield "没有参加的人：people 里至少写一个人。"
    yield from _unknown("people", item.people, instance.person)
    yield from _unknown("rooms", item.rooms, instance.room)
    yield from _unknown("lecturers", item.lecturers, instance.lecturer)


def _unknown(field: str, names: tuple[str, ...], known: Collection[str]) -> Iterator[str]:
    for name, times in Counter(names).items():
        if name not in known:
            yield f"的 {field}：全部 {field} 里没有“{name}”。"
        elif times > 1:
            yield f"的 {field}：“{name}”写了{times}次，只能写一次。"


def _voters(_: Instance, item: Item) -> Iterator[str]:
    invited = set(item.people)
    for name, times in Counter(item.voters).items():
        if name not in invited:
            yield f"的 voters：“{name}”不在这一项的 people 里。"
        elif times > 1:
            yield f"的 voters：“{name}”写了{times}次，只能写一次。"
    if item.quorum > len(item.voters):
        yield f"的 quorum 是{item.quorum}，多于有表决权的{len(item.voters)}人（voters）。"


def _numbers(_: Instance, item: Item) -> Iterator[str]:
    if not 1 <= item.minutes <= LONGEST_MINUTES:
        yield f"的 minutes 是{item.minutes}，应为1到{LONGEST_MINUTES}分钟。"
    for field in ("quorum", "make_ups", "make_up_days", "tolerance", "part"):
        value = getattr(item, field)
        if value is not None and value < 0:
            yield f"的 {field} 是{value}，不能小于0。"
    for field in ("make_up_days", "tolerance"):
        if (getattr(item, field) or 0) > MOST_DAYS:
            yield f"的 {field} 是{getattr(item, field)}，不能大于{MOST_DAYS}天。"


def _days(instance: Instance, item: Item) -> Iterator[str]:
    if item.last < item.first:
        yield f"的 last {item.last} 早于 first {item.first}，请核对。"
    elif item.last < instance.first or instance.last < item.first:
        span = f"{instance.first}到{instance.last}"
        yield f"的日期{item.first}到{item.last}，全在整个起止日期{span}之外。"
    if item.tolerance is not None and item.wanted is None:
        yield "写了 tolerance，但没有写 wanted（想在哪一天）。"
    if item.part is not None and item.part >= len(instance.parts):
        yield f"的 part 是{item.part}，一天只有{len(instance.parts)}段，从0数起。"


def _modes(_: Instance, item: Item) -> Iterator[str]:
    if not item.modes:
        yield "的 modes 是空的，至少写一种方式。"
    if Mode.VISIT in item.modes:
        yield "的 modes 里有 visit：上门只能用于补学（make_up_modes）。"
    if Mode.HYBRID in item.make_up_modes:
        yield "的 make_up_modes 里有 hybrid：补学只能是 online、in_person 或 visit。"


def _announced(instance: Instance, item: Item) -> Iterator[str]:
    announced = item.announced
    if announced is None:
        if item.is_pinned:
            yield "写了 is_pinned，但没有写 announced（定在何时何地）。"
        return
    if announced.start.tzinfo:
        yield f"的 announced：{announced.start}带了时区，请写当地时间，不带时区。"
    if announced.mode is Mode.VISIT:
        yield "的 announced：上门只能用于补学，不能是 visit。"
    if announced.mode is Mode.ONLINE and announced.room is not None:
        yield "的 announced：线上不用场地，请去掉 room。"
    if announced.room is not None and announced.room not in instance.room:
        yield f"的 announced：全部 rooms 里没有“{announced.room}”。"
    if announced.lecturer is not None and announced.lecturer not in instance.lecturer:
        yield f"的 announced：全部 lecturers 里没有“{announced.lecturer}”。"
