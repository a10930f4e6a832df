"""How an explanation speaks Chinese: what stands in the way, and what would do then."""

from zhibu.core.timetabling.instance import Instance, Item
from zhibu.core.timetabling.reasons_away import Away, Turnout, turnout
from zhibu.core.timetabling.reasons_days import (
    days_said,
    item_name,
    lecturer_name,
    names_said,
    person_name,
    place_said,
    room_name,
    span_said,
    time_said,
)
from zhibu.core.timetabling.reasons_facts import Fact, FactKind, Move, Reason, ReasonKind, Way
from zhibu.core.timetabling.reasons_places import main_days
from zhibu.core.timetabling.reasons_structure_words import never_said

WAYS = {
    Way.CLASH: "参加的人有重复",
    Way.ROOM: "占着会议室",
    Way.LECTURER: "讲课人分不开身",
    Way.WEEK: "这一周安排已满",
    Way.SPACING: "间隔天数不合要求",
}
MOST_WEEKS = 3
"""How many groups of weeks are told of absent voters, those with the most away."""


def reason_in_words(instance: Instance, reason: Reason) -> str:
    """Return the sentences of a reason."""
    item = instance.item[reason.item]
    if reason.kind is ReasonKind.STRUCTURE or reason.would_do is None:
        return never_said(instance, item, reason.facts)
    place = place_said(instance, reason.would_do)
    if reason.kind is ReasonKind.POSSIBLE:
        return f"{item_name(instance, item.id)}现在可以排在{place}，重新排一次就会排上。"
    removed = "、".join(_removed(instance, fact) for fact in reason.facts)
    return f"{_opening(instance, item, reason)}如果{removed}，{place}就可以开。" + _moves_said(
        instance, reason.moves
    )


def _opening(instance: Instance, item: Item, reason: Reason) -> str:
    if reason.kind is ReasonKind.OTHERS:
        return _taken(instance, reason.facts)
    if item.is_pinned and item.announced is not None:
        announced = place_said(instance, item.announced)
        return f"{item_name(instance, item.id)}已定在{announced}，可是那时开不成。"
    seen = turnout(instance, item)
    if reason.kind is ReasonKind.QUORUM and seen.at_once < item.quorum:
        return _turnout_said(instance, item, seen)
    return f"{days_said(*main_days(instance, item))}，没有一个时候{_all_suit(item)}。"


def _all_suit(item: Item) -> str:
    """Return what never suits all at once; each part of it may at some time."""
    parts = ["人"] + ["会议室"] * bool(item.rooms) + ["讲课人"] * bool(item.lecturers)
    return f"{'、'.join(parts)}都合适" if len(parts) > 1 else "凑得齐人"


def _turnout_said(instance: Instance, item: Item, seen: Turnout) -> str:
    days = days_said(*main_days(instance, item))
    most = f"最多同时到{seen.at_once}人" if seen.at_once else "没有一个时候有人能到"
    whole = f"{days}，{seen.voters}名有表决权的人{most}，不到要求的{item.quorum}人。"
    if not seen.away:
        return whole
    worst = sorted(seen.away, key=lambda away: -len(away.people))[:MOST_WEEKS]
    weeks = "；".join(
        _away_said(instance, seen, away) for away in sorted(worst, key=lambda away: away.weeks)
    )
    return f"{whole}{weeks}。"


def _away_said(instance: Instance, seen: Turnout, away: Away) -> str:
    weeks = "、".join(map(str, away.weeks))
    names = names_said([person_name(instance, person) for person in away.people])
    why = away.why or "有事"
    return f"第{weeks}周{seen.voters}人中有{len(away.people)}人{why}（{names}）"


def _taken(instance: Instance, facts: tuple[Fact, ...]) -> str:
    others = "、".join(
        f"{item_name(instance, fact.id)}（{'，'.join(_ways(fact))}）" for fact in facts
    )
    return f"单独排得下，可是能开的时候都与别的安排冲突，冲突最少的是{others}。"


def _ways(fact: Fact) -> list[str]:
    return [said for way, said in WAYS.items() if way in fact.ways]


def _removed(instance: Instance, fact: Fact) -> str:
    """Return what would have to be otherwise, as the part of a sentence after 如果."""
    span = "" if fact.span is None else span_said(fact.span)
    match fact.kind:
        case FactKind.BUSY:
            why = fact.span.why if fact.span is not None else ""
            return f"{person_name(instance, fact.id)}{span}的{why or '安排'}取消"
        case FactKind.BOOKING:
            return f"{room_name(instance, fact.id)}{span}的预订让出来"
        case FactKind.LECTURER_BUSY:
            return f"讲课人{lecturer_name(instance, fact.id)}{span}腾得出时间"
        case FactKind.SESSION if fact.span is not None:
            return f"{time_said(fact.span.start)}的{item_name(instance, fact.id)}改到别的时候"
        case _:
            return "允许它改期"


def _moves_said(instance: Instance, moves: tuple[Move, ...]) -> str:
    return "".join(
        f"{item_name(instance, move.item)}可以改到{place_said(instance, move.to)}。"
        if move.to is not None
        else f"{item_name(instance, move.item)}让开以后没有别的时候可排，"
        "请放宽其中一项的期限，或者只留一项。"
        for move in moves
    )
