"""What membership tells the today page: steps near their last day, probation, receipts."""

from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.membership.queries.path import OnTheWay, ways_in
from zhibu.apps.membership.queries.transfers import letters_on_their_way
from zhibu.core.regulations.admission import StepDates, StepState

PREPARE = relativedelta(months=1)
"""A month before the probation ends the conversion is prepared."""
LETTER_WAITS = relativedelta(months=1)


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return the steps to be taken now, for the officers of the branch."""
    if not viewer.leads or viewer.zone_id is None:
        return []
    ways = ways_in(viewer.leads, zone_id=viewer.zone_id, on=on)
    items = [item for way in ways for item in _steps(way, on)]
    items += [
        Waiting(
            text=f"{letter.person}的组织关系介绍信还没有回执",
            why=f"{letter.sent_on:%Y年%-m月%-d日}开出。对方接收前仍由本支部负责。"
            "依据：《中国共产党党员教育管理工作条例》第二十五条。",
            verb="查看介绍信",
            url=reverse("membership:transfers", args=[letter.branch_id]),
            urgency=2,
        )
        for letter in letters_on_their_way(viewer.leads)
        if letter.sent_on + LETTER_WAITS <= on
    ]
    return items


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return the last days of steps, and the first day of a conversion, in the coming weeks.

    Officers are told of everyone in their branch, others of their own way.
    """
    if viewer.zone_id is None:
        return []
    branches = viewer.leads | viewer.member_of
    ways = ways_in(branches, zone_id=viewer.zone_id, on=on)
    theirs = [
        way
        for way in ways
        if way.person.pk == viewer.person_id or (way.branch and way.branch.pk in viewer.leads)
    ]
    return [entry for way in theirs for entry in _days(way, on, until)]


def _steps(way: OnTheWay, on: date) -> Iterator[Waiting]:
    """Yield the one step that presses most, and the conversion when its time comes."""
    open_rows = [row for row in way.rows if row.is_open]
    pressing = [row for row in open_rows if row.step != "conversion" and _presses(row, on)]
    for row in sorted(pressing, key=lambda row: row.state is not StepState.OVERDUE)[:1]:
        yield Waiting(
            text=f"{way.person}：{row.title}",
            why=f"{row.said}依据：{row.citation()}。",
            verb=f"办理{row.title}",
            url=reverse("membership:person", args=[way.person.pk]),
            urgency=0 if row.state is StepState.OVERDUE else 1,
        )
    for row in open_rows:
        if row.step == "conversion":
            yield from _conversion(way, row, on)


def _presses(row: StepDates, on: date) -> bool:
    """Whether a step is late, near its last day, or an inspection due within a month."""
    if row.state in {StepState.OVERDUE, StepState.AT_RISK}:
        return True
    is_due = row.state is StepState.DUE and row.latest is not None
    return is_due and row.step == "inspection" and on >= row.latest - PREPARE


def _conversion(way: OnTheWay, row: StepDates, on: date) -> Iterator[Waiting]:
    """Say when the probation ends within a month, or has ended."""
    if row.earliest is None or on < row.earliest - PREPARE or "meeting" not in way.taken.days:
        return
    is_over = on >= row.earliest
    yield Waiting(
        text=f"{way.person}的预备期{'已' if is_over else '将'}满",
        why=f"{row.earliest:%Y年%-m月%-d日}满一年。依据：{row.citation()}。",
        verb="准备转正",
        url=reverse("membership:person", args=[way.person.pk]),
        urgency=1 if is_over else 2,
    )


def _days(way: OnTheWay, on: date, until: date) -> Iterator[Coming]:
    for row in way.rows:
        if not row.is_open:
            continue
        day, what = row.latest, f"最迟办理{row.title}"
        if row.step == "conversion" and "meeting" in way.taken.days:
            day, what = row.earliest, "预备期满"
        if day and on <= day <= until:
            yield Coming(
                day=day,
                text=f"{way.person}{what}",
                url=reverse("membership:person", args=[way.person.pk]),
            )
