"""How 'it can never be placed like this' speaks Chinese: what lasts, and what to ask for."""

from zhibu.core.timetabling.instance import Instance, Item, Mode
from zhibu.core.timetabling.reasons_days import (
    MODES,
    day_said,
    days_said,
    item_name,
    names_said,
    person_name,
    room_name,
)
from zhibu.core.timetabling.reasons_facts import Fact, FactKind
from zhibu.core.timetabling.reasons_places import main_days

LASTING = {
    FactKind.TOO_LONG: "要开{needs}分钟，一天里最长的一段只有{has}分钟",
    FactKind.NO_MODE: "没有可用的方式",
    FactKind.SEATS: "{room}坐{has}人，至少要坐{needs}人",
    FactKind.NO_VIDEO: "{room}没有视频设备",
    FactKind.VOTERS: "{mode}开时，能算到会的有表决权的人只有{has}名，要求{needs}名",
}
ADVICE = {
    FactKind.NO_DAY: "请放宽期限。",
    FactKind.TOO_LONG: "请缩短时间，或者分两次开。",
    FactKind.NO_MODE: "请至少允许线下、线上线下结合、线上中的一种。",
    FactKind.SEATS: "请加一间大些的会议室，或者允许线上参加。",
    FactKind.NO_VIDEO: "请加一间有视频设备的会议室。",
    FactKind.VOTERS: "请核对有表决权的人和参加方式，或者约定线上到会也算数。",
    FactKind.LIMIT: "请放宽每周的次数。",
}


def never_said(instance: Instance, item: Item, facts: tuple[Fact, ...]) -> str:
    """Return why an item cannot be placed as it was asked for, and what would help."""
    kinds = tuple(dict.fromkeys(fact.kind for fact in facts))
    limited = [fact for fact in facts if fact.kind is FactKind.LIMIT]
    said = [_lasting(instance, item, fact) for fact in facts if fact.kind is not FactKind.LIMIT]
    if limited:
        names = names_said([person_name(instance, fact.id) for fact in limited])
        said.append(f"{names}每周不能安排活动")
    advice = ADVICE[kinds[0]] if kinds else "请放宽期限。"
    return f"{item_name(instance, item.id)}照现在的要求排不下：{'；'.join(said)}。{advice}"


def _lasting(instance: Instance, item: Item, fact: Fact) -> str:
    if fact.kind is FactKind.NO_DAY:
        return _no_day(instance, item)
    return LASTING[fact.kind].format(
        has=fact.has,
        needs=fact.needs,
        room=room_name(instance, fact.id) if fact.id in instance.room else "",
        mode=MODES[Mode(fact.id)] if fact.kind is FactKind.VOTERS else "",
    )


def _no_day(instance: Instance, item: Item) -> str:
    if item.wanted is not None and item.tolerance is not None:
        return f"期限内离{day_said(item.wanted)}不超过{item.tolerance}天的日子没有工作日"
    first, last = main_days(instance, item)
    if first > last:
        return f"期限{days_said(item.first, item.last)}不在这次要排的日子里"
    return f"{days_said(first, last)}没有工作日"
