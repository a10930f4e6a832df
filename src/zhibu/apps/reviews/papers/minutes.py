"""One page of minutes of a weekly review, in the official layout."""

from collections.abc import Iterator, Sequence
from datetime import date

from zhibu.apps.reviews.models import Promise
from zhibu.apps.reviews.queries.minutes import WeekMinutes
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.numbering import chinese
from zhibu.core.documents.official import (
    Block,
    Labelled,
    Note,
    OfficialDocument,
    Table,
)

LEFT_OUT = "点评只列给全支部看的；只给科室或负责人看的不列入。"
NOTHING = "—"


def minutes_paper(minutes: WeekMinutes, *, today: date) -> OfficialDocument:
    """Return the minutes; parts about which nothing is recorded are left out."""
    place = minutes.place
    tables = [table for table in _tables(minutes, today) if table is not None]
    return OfficialDocument(
        title=f"{place.branch}每周复盘纪要",
        blocks=(
            Labelled("周次", f"{full_day(place.monday)}至{full_day(place.sunday)}{_held(minutes)}"),
            *(
                Table(one.columns, one.rows, one.widths, f"{chinese(number)}、{one.caption}")
                for number, one in enumerate(tables, start=1)
            ),
            *_after(minutes, len(tables) + 1),
            Note(LEFT_OUT),
        ),
    )


def _held(minutes: WeekMinutes) -> str:
    held_on = minutes.week and minutes.week.held_on
    return f"，{full_day(held_on)}复盘" if held_on else "，还没有记为已复盘"


def _tables(minutes: WeekMinutes, today: date) -> Iterator[Table | None]:
    yield _before(minutes.opening, today)
    yield _sections(minutes)
    yield _comments(minutes)
    yield _made(minutes.promises)


def _before(promises: Sequence[Promise], today: date) -> Table | None:
    rows = tuple(
        (one.text, str(one.owner), _short(one.until), _state(one, today)) for one in promises
    )
    return _table("以前的承诺", ("承诺", "负责人", "期限", "情况"), rows, (10, 3, 4, 8))


def _sections(minutes: WeekMinutes) -> Table | None:
    rows = tuple(
        (
            str(one.section),
            one.report.done or NOTHING,
            one.report.stuck or NOTHING,
            one.report.coming or NOTHING,
        )
        for one in minutes.sections
        if one.report is not None
    )
    return _table("各科室", ("科室", "本周完成", "卡在哪里", "下周打算"), rows, (3, 8, 6, 8))


def _comments(minutes: WeekMinutes) -> Table | None:
    rows = tuple(
        (
            str(one.section),
            str(one.by),
            f"{one.get_lens_display()}，{one.get_tone_display()}：{one.text}",
        )
        for one in minutes.comments
    )
    return _table("点评", ("科室", "点评人", "点评"), rows, (3, 3, 19))


def _made(promises: Sequence[Promise]) -> Table | None:
    rows = tuple(
        (one.text, str(one.section), str(one.owner), _short(one.until)) for one in promises
    )
    return _table("新定的承诺", ("承诺", "科室", "负责人", "期限"), rows, (13, 4, 4, 4))


def _table(
    caption: str,
    columns: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    widths: tuple[int, ...],
) -> Table | None:
    return Table(columns, rows, widths, caption) if rows else None


def _after(minutes: WeekMinutes, number: int) -> Iterator[Block]:
    said = minutes.week.also_said.strip() if minutes.week else ""
    if said:
        yield Table(("内容",), ((said,),), (), f"{chinese(number)}、会上还定了什么")
    if minutes.silent:
        names = "、".join(str(section) for section in minutes.silent)
        yield Note(f"没有填写的科室：{names}。")


def _state(promise: Promise, today: date) -> str:
    if promise.done_on:
        outcome = f"，{promise.outcome}" if promise.outcome else ""
        return f"{_short(promise.done_on)}完成{outcome}"
    return "已过期限，还没完成" if promise.until < today else "还没到期"


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
