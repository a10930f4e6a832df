"""One page of minutes of a weekly review, in the official layout."""

from collections.abc import Iterator, Sequence

from zhibu.apps.reviews.models import Promise
from zhibu.apps.reviews.places import BranchWeek
from zhibu.apps.reviews.queries.minutes import PromiseThen, WeekMinutes, short_day
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.official import (
    Block,
    Labelled,
    Note,
    OfficialDocument,
    Table,
)

LEFT_OUT = "点评只列给全支部看的；只给科室或负责人看的不列入。"
NOTHING = "—"


def minutes_paper(minutes: WeekMinutes) -> OfficialDocument:
    """Return the minutes; parts about which nothing is recorded are left out.

    The heads of the tables are the headings: with headings of their own a usual week would
    not stand on one page.
    """
    place = minutes.place
    parts = (
        _before(minutes.opening),
        _sections(minutes),
        _comments(minutes),
        _made(minutes.promises),
        _also_said(minutes),
    )
    recorded = [part for part in parts if part.rows]
    held_on = minutes.week and minutes.week.held_on
    held = f"{short_day(held_on)}复盘" if held_on else "还没有记为已复盘"
    return OfficialDocument(
        title=f"{place.branch}每周复盘纪要",
        blocks=(
            Labelled("周次", f"{_days(place)}，{held}"),
            *recorded,
            *_silent(minutes),
            Note(LEFT_OUT),
        ),
    )


def _days(place: BranchWeek) -> str:
    first, last = place.monday, place.sunday
    end = f"{last.day}日" if last.month == first.month else short_day(last)
    return f"{full_day(first)}至{end}"


def _before(opening: Sequence[PromiseThen]) -> Table:
    rows = tuple(
        (then.promise.text, str(then.promise.owner), short_day(then.promise.until), then.said)
        for then in opening
    )
    columns = ("以前的承诺", "负责人", "期限", "情况")
    return Table(columns, rows, (10, 3, 4, 8))


def _sections(minutes: WeekMinutes) -> Table:
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
    columns = ("科室", "本周完成", "卡在哪里", "下周打算")
    return Table(columns, rows, (3, 8, 6, 8))


def _comments(minutes: WeekMinutes) -> Table:
    rows = tuple(
        (
            str(one.section),
            str(one.by),
            f"{one.get_lens_display()}，{one.get_tone_display()}：{one.text}",
        )
        for one in minutes.comments
    )
    return Table(("科室", "点评人", "点评"), rows, (3, 3, 19))


def _made(promises: Sequence[Promise]) -> Table:
    rows = tuple(
        (one.text, str(one.section), str(one.owner), short_day(one.until)) for one in promises
    )
    columns = ("新定的承诺", "科室", "负责人", "期限")
    return Table(columns, rows, (13, 4, 4, 4))


def _also_said(minutes: WeekMinutes) -> Table:
    said = minutes.week.also_said.strip() if minutes.week else ""
    return Table(("会上还定了什么",), ((said,),) if said else ())


def _silent(minutes: WeekMinutes) -> Iterator[Block]:
    if minutes.silent:
        names = "、".join(str(section) for section in minutes.silent)
        yield Note(f"没有填写的科室：{names}。")
