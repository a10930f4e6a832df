"""Why something is suggested, each reason one sentence that names its record."""

from collections.abc import Iterator
from datetime import date

from zhibu.core.activities.diversity import ENOUGH, effective_number
from zhibu.core.activities.situation import Situation, Use
from zhibu.core.activities.suggestion import About, Reason, Suggestion
from zhibu.core.chinese_days import full_day


def reasons_for(made: Suggestion, situation: Situation) -> tuple[Reason, ...]:
    """Return the reasons for a suggestion, in the order the rule asks (see `suggest`)."""
    return (
        _of_kind(made, situation),
        *_of_matter(made),
        *_of_place(made, situation),
        *_of_people(made, situation),
    )


def _of_kind(made: Suggestion, situation: Situation) -> Reason:
    name = made.kind.name
    is_planned = any(
        done.kind == made.kind.key and done.day > situation.on for done in situation.year
    )
    if is_planned:
        words = f"近一年办过和已列入计划的{name}共{made.done}次。"
    else:
        words = f"近一年办过{made.done}次{name}。" if made.done else f"近一年没有办过{name}。"
    if sum(situation.counts.values()) >= ENOUGH:
        number = effective_number(situation.counts)
        words += f"再办一次，丰富程度由{number:.1f}变为{number + made.gain:.1f}。"
    return Reason(words=words, about=About.KIND)


def _of_matter(made: Suggestion) -> Iterator[Reason]:
    if made.work and made.work.is_city:
        words = f"中心工作“{made.work.name}”，近一年没有活动对应。"
        yield Reason(words=words, about=About.CITY_TASK, id=made.work.id)
    elif made.work:
        due = f"，期限{full_day(made.work.due)}" if made.work.due else ""
        words = f"支部正在办“{made.work.name}”{due}。"
        yield Reason(words=words, about=About.WORK, id=made.work.id)
    if made.occasion:
        day, occasion = made.occasion
        words = f"{day.month}月{day.day}日是{occasion.name}（{occasion.source}）。"
        yield Reason(words=words, about=About.OCCASION)


def _of_place(made: Suggestion, situation: Situation) -> Iterator[Reason]:
    place = made.place
    if place is None:
        return
    use = situation.of_place(place)
    if place.is_base:
        yield Reason(
            words=_used(use, f"去过{place.name}", situation.on), about=About.BASE, id=place.id
        )
    else:
        words = f"{place.name}可以用；" + _used(use, "在那里办过活动", situation.on)
        yield Reason(words=words, about=About.ROOM, id=place.id)


def _of_people(made: Suggestion, situation: Situation) -> Iterator[Reason]:
    if partner := made.partner:
        words = _used(situation.of_partner(partner), f"和{partner.name}合办过", situation.on)
        yield Reason(words=words, about=About.PARTNER, id=partner.id)
    if speaker := made.speaker:
        topics = f"{speaker.name}能讲{speaker.topics}；" if speaker.topics else ""
        words = topics + _used(situation.of_speaker(speaker), f"请{speaker.name}讲过", situation.on)
        yield Reason(words=words, about=About.SPEAKER, id=speaker.id)
    if theme := made.theme:
        words = _used(situation.of_theme(theme), f"以“{theme.name}”为主题办过", situation.on)
        yield Reason(words=words, about=About.THEME, id=theme.id)


def _used(use: Use, what: str, on: date) -> str:
    """Say how often something happened: 没有…, 两年内…2次，上次是2025年3月5日."""
    if use.last is None:
        return f"没有{what}。"
    if not use.times:
        return f"两年内没有{what}，上次是{full_day(use.last)}。"
    if use.last > on:
        return f"两年内{what}{use.times}次（含已列入计划的{full_day(use.last)}）。"
    return f"两年内{what}{use.times}次，最近是{full_day(use.last)}。"
