"""One page of minutes of a weekly review, in the official layout."""

from collections.abc import Iterator, Sequence

from zhibu.apps.reviews.lines import split
from zhibu.apps.reviews.models import Comment, Promise, SectionReport
from zhibu.apps.reviews.places import BranchWeek
from zhibu.apps.reviews.queries.minutes import PromiseThen, WeekMinutes, short_day
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.official import (
    Block,
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
        _made(minutes.promises),
    )
    recorded = [part for part in parts if part.rows]
    held_on = minutes.week and minutes.week.held_on
    held = f"{short_day(held_on)}复盘" if held_on else "还没有记为已复盘"
    return OfficialDocument(
        title=f"{place.branch}每周复盘纪要",
        blocks=(
            Note(f"周次：{_days(place)}，{held}"),
            *recorded,
            *_also_said(minutes),
            *_silent(minutes),
            Note(LEFT_OUT),
        ),
    )


def _days(place: BranchWeek) -> str:
    first, last = place.monday, place.sunday
    if last.year != first.year:
        return f"{full_day(first)}至{full_day(last)}"
    end = f"{last.day}日" if last.month == first.month else short_day(last)
    return f"{full_day(first)}至{end}"


def _before(opening: Sequence[PromiseThen]) -> Table:
    rows = tuple(
        (
            f"{then.promise.text}（{then.promise.owner}，{short_day(then.promise.until)}前）："
            f"{then.said}",
        )
        for then in opening
    )
    return Table(("以前的承诺",), rows)


def _sections(minutes: WeekMinutes) -> Table:
    said = {one.section.pk: _comments(minutes.comments, one.section.pk) for one in minutes.sections}
    rows = tuple(
        (one.called, _three_lines(one.report) + said[one.section.pk])
        for one in minutes.sections
        if one.report or said[one.section.pk]
    )
    return Table(("科室", "本周完成、卡在哪里、下周打算和点评"), rows, (3, 22))


def _comments(comments: Sequence[Comment], section_id: int) -> str:
    return "".join(
        f"\n{one.by}点评{one.get_lens_display()}，{one.get_tone_display()}：{one.text}"
        for one in comments
        if one.section_id == section_id
    )


def _three_lines(report: SectionReport | None) -> str:
    """Run the three boxes on: beside each other they would not stand on one page."""
    if report is None:
        return NOTHING
    said = (("完成", report.done), ("卡在", report.stuck), ("下周", report.coming))
    filled = [(label, lines) for label, text in said if (lines := split(text))]
    return "".join(f"{label}：{_sentence(lines)}" for label, lines in filled) or NOTHING


def _sentence(lines: Sequence[str]) -> str:
    """Join lines into one sentence, whatever each of them was ended with."""
    said = "；".join(line.rstrip(" 。；;，,、") for line in lines)
    return said if said.endswith(("！", "？", "…", "!", "?")) else f"{said}。"


def _made(promises: Sequence[Promise]) -> Table:
    rows = tuple(
        (one.text, one.section_called, str(one.owner), short_day(one.until)) for one in promises
    )
    columns = ("新定的承诺", "科室", "负责人", "期限")
    return Table(columns, rows, (13, 4, 4, 4))


def _also_said(minutes: WeekMinutes) -> Iterator[Block]:
    said = minutes.week.also_said.strip() if minutes.week else ""
    if said:
        yield Note(f"会上还定了什么：{said}")


def _silent(minutes: WeekMinutes) -> Iterator[Block]:
    if minutes.silent:
        names = "、".join(minutes.silent)
        yield Note(f"没有填写的科室：{names}。")
