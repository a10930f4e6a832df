"""How 'no way to attend' speaks Chinese: what keeps somebody from each session, what helps."""

from collections.abc import Iterator

from zhibu.core.timetabling.instance import Instance, Placement, Reach
from zhibu.core.timetabling.reasons_days import (
    MODES,
    item_name,
    person_name,
    place_said,
    span_said,
    time_said,
)
from zhibu.core.timetabling.reasons_help import Barrier, Help
from zhibu.core.timetabling.reasons_misses import Kept, Missing

REACHES = {
    Reach.ANY: "参加不了",
    Reach.IN_PERSON: "不能线上参加",
    Reach.ONLINE: "只能线上参加",
    Reach.VISIT: "只能送学上门",
}
BARRIERS = {
    Barrier.FULL: "名额已满",
    Barrier.LIMIT: "那一周安排已满",
    Barrier.OPEN: "还没有请到",
}
HELPS = {
    Help.JOIN: "可以请到{session}的补学。",
    Help.ANOTHER: "可以再安排一次补学：{session}。",
    Help.MORE: "多安排一次补学就能补上：{session}。",
    Help.LIMIT: "放宽每周的次数就能补上：{session}。",
    Help.MODE: "换一种方式补学就能补上：{session}。",
    Help.LATER: "补学的期限放宽一些就能补上：{session}。",
    Help.CANCEL: "如果{spans}取消，就能参加。",
    Help.NOTHING: "这段时间里没有别的办法，请与本人商量。",
}
UNPLACED = "{item}没有排上，{person}参加不了。"


def missing_in_words(instance: Instance, missing: Missing) -> str:
    """Return the sentences of who misses what."""
    names = {
        "person": person_name(instance, missing.person),
        "item": item_name(instance, missing.item),
    }
    if not missing.kept:
        return UNPLACED.format(**names)
    why = "整段时间都有事" if missing.is_away else "；".join(_whys(instance, missing))
    return f"{names['person']}参加不了{names['item']}：{why}。{_help_said(instance, missing)}"


def _whys(instance: Instance, missing: Missing) -> Iterator[str]:
    main, *make_ups = missing.kept
    yield f"{time_said(main.placement.start)}{_why(instance, missing, main)}"
    for kept in make_ups:
        yield f"{time_said(kept.placement.start)}补学{_why(instance, missing, kept)}"
    if not make_ups:
        yield "没有安排补学"


def _why(instance: Instance, missing: Missing, kept: Kept) -> str:
    if kept.barrier is Barrier.BUSY:
        return "、".join(dict.fromkeys(span.why or "有事" for span in kept.spans))
    if kept.barrier is Barrier.REACH:
        reach = instance.person[missing.person].reach
        return f"是{MODES[kept.placement.mode]}，{REACHES[reach]}"
    return BARRIERS[kept.barrier]


def _help_said(instance: Instance, missing: Missing) -> str:
    spans = "、".join(f"{span_said(span)}的{span.why or '安排'}" for span in missing.kept[0].spans)
    return HELPS[missing.helped_by].format(session=_session(instance, missing.session), spans=spans)


def _session(instance: Instance, session: Placement | None) -> str:
    return "" if session is None else place_said(instance, session)
