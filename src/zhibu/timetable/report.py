"""An answer as a person reads it: the sessions in order, who misses what, what has no place."""

from collections.abc import Iterator

from zhibu.core.chinese_days import WEEKDAYS
from zhibu.core.timetabling.instance import Instance, Item, Placement
from zhibu.core.timetabling.mode_names import MODE_NAMES
from zhibu.core.timetabling.reasons import why_unplaced
from zhibu.core.timetabling.timetable import Coverage, Solution, Status
from zhibu.files.columns import aligned
from zhibu.timetable.tier_words import tier_rows

HEADINGS = ("日期", "星期", "时间", "事项", "方式", "场地", "讲课人", "补学人员")
STATUS_SAID = {
    Status.OPTIMAL: "已证明没有更好的安排",
    Status.FEASIBLE: "是规定时间内找到的最好安排",
}


def report(instance: Instance, solution: Solution) -> Iterator[str]:
    """Yield the lines."""
    yield from _sessions(instance, solution)
    yield ""
    yield from aligned(list(tier_rows(solution.cost, solution.bound)))
    yield ""
    yield from _missing(instance, solution)
    yield from _unplaced(instance, solution)
    told = f"{STATUS_SAID[solution.status]}，用时{solution.seconds:.1f}秒"
    yield f"{len(solution.timetable.held)}项已排，{len(solution.unplaced)}项未排；{told}。"


def _sessions(instance: Instance, solution: Solution) -> Iterator[str]:
    """Yield a table of all sessions in order of time, make-up sessions among them."""
    rows = []
    for held in solution.timetable.held:
        item = instance.item[held.item]
        rows.append((held.main.start, _row(instance, item, held.main, None)))
        for each in held.make_ups:
            asked = "、".join(_person(instance, person) for person in each.people)
            rows.append((each.placement.start, _row(instance, item, each.placement, asked)))
    rows.sort(key=lambda row: row[0])
    yield from aligned([HEADINGS, *(row for _, row in rows)])


def _row(instance: Instance, item: Item, where: Placement, asked: str | None) -> tuple[str, ...]:
    room, lecturer = instance.room.get(where.room or ""), where.lecturer or ""
    speaker = instance.lecturer.get(lecturer)
    return (
        where.start.date().isoformat(),
        f"周{WEEKDAYS[where.start.weekday()]}",
        f"{where.start:%H:%M}",
        (item.name or item.id) + ("" if asked is None else "（补学）"),
        MODE_NAMES[where.mode],
        (room.name or room.id) if room else "—",
        (speaker.name or speaker.id) if speaker else "—",
        asked or "",
    )


def _missing(instance: Instance, solution: Solution) -> Iterator[str]:
    """Yield who has no way to attend which of the items that have a place."""
    lines = [line for each in solution.coverage if (line := _misses(instance, solution, each))]
    if lines:
        yield "无法参加（现场、线上、补学都不行）："
        yield from (f"  {line}" for line in lines)
        yield ""


def _misses(instance: Instance, solution: Solution, covered: Coverage) -> str | None:
    held = solution.timetable.by_item
    names = [
        _named(instance, item) + ("（怎么排都没有空）" if item in covered.beyond else "")
        for item in covered.missed
        if item in held
    ]
    return f"{_person(instance, covered.person)}：{'、'.join(names)}" if names else None


def _unplaced(instance: Instance, solution: Solution) -> Iterator[str]:
    """Yield the items without a place, each with the reason."""
    if solution.unplaced:
        yield "没有排上："
        for item in solution.unplaced:
            reason = why_unplaced(instance, solution.timetable, item)
            yield f"  {_named(instance, item)}：{reason.said}"
        yield ""


def _named(instance: Instance, item: str) -> str:
    return instance.item[item].name or item


def _person(instance: Instance, person: str) -> str:
    return instance.person[person].name or person
