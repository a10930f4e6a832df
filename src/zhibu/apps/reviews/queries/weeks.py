"""The page of a week: its promises, and each section with what was written and said."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.utils import timezone

from zhibu.apps.diary.queries.weeks import monday_of
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Person
from zhibu.apps.reviews.models import Comment, Promise, ReportedItem, SectionReport, Week
from zhibu.apps.reviews.places import WEEK, BranchWeek, SectionWeek
from zhibu.apps.reviews.queries.promises import opening, promises_of_branch
from zhibu.apps.reviews.queries.sections import SectionInWeek, sections_in
from zhibu.apps.reviews.queries.standing import Standing, standing_of
from zhibu.apps.workitems.models import WorkItem

T = TypeVar("T", SectionReport, Comment, Promise)
Line = ReportedItem.Line


@dataclass(frozen=True, kw_only=True)
class ReportLine:
    """One of the three lines with the items named in it."""

    label: str
    text: str
    items: tuple[WorkItem, ...]


@dataclass(frozen=True, kw_only=True)
class Block:
    """A section on the page of a week, as the viewer may see it."""

    place: SectionWeek
    head: Person | None
    report: SectionReport | None
    lines: tuple[ReportLine, ...]
    said_done: tuple[WorkItem, ...]
    """Items named as done of which the item itself does not say so."""
    comments: tuple[Comment, ...]
    promises: tuple[Promise, ...]
    """Made in this week."""
    may_report: bool


@dataclass(frozen=True, kw_only=True)
class WeekPage:
    """All of a week that the viewer may see."""

    place: BranchWeek
    standing: Standing
    week: Week | None
    """None while nobody wrote anything in it."""
    opening: tuple[Promise, ...]
    blocks: tuple[Block, ...]

    @property
    def previous(self) -> BranchWeek:
        """The week before."""
        return BranchWeek(branch=self.place.branch, monday=self.place.monday - WEEK)

    @property
    def following(self) -> BranchWeek | None:
        """The week after, unless it lies too far ahead."""
        after = self.place.monday + WEEK
        latest = monday_of(timezone.localdate()) + WEEK
        return BranchWeek(branch=self.place.branch, monday=after) if after <= latest else None

    @property
    def is_over(self) -> bool:
        """Whether its Sunday is past: until then nothing is missing."""
        return self.place.sunday < timezone.localdate()

    @property
    def is_current(self) -> bool:
        """Whether today lies in it."""
        return self.place.monday == monday_of(timezone.localdate())


def week_page(viewer: Viewer, place: BranchWeek) -> WeekPage:
    """Return a week as the viewer may see it; a fixed number of queries."""
    standing = standing_of(viewer, place)
    week = Week.objects.filter(branch=place.branch, monday=place.monday).first()
    reports = SectionReport.objects.filter(week=week).select_related("written_by") if week else ()
    comments = Comment.objects.filter(week=week).select_related("by") if week else ()
    made = promises_of_branch(place.branch).filter(week=week) if week else ()
    seen = [comment for comment in comments if standing.sees(comment)]
    by_section = {report.section_id: report for report in reports}
    said, promised = _by_section(seen), _by_section(made)
    items = _named_items(by_section.values())
    sections = sections_in(place, also={*by_section, *said, *promised})
    own = standing.heads | standing.works_in
    return WeekPage(
        place=place,
        standing=standing,
        week=week,
        opening=tuple(opening(place)),
        blocks=tuple(
            _block(
                place,
                standing,
                one,
                report=(report := by_section.get(one.section.pk)),
                items=items[report.pk] if report else [],
                comments=said[one.section.pk],
                promises=promised[one.section.pk],
            )
            # One's own section first: on a phone it is what one came for.
            for one in sorted(sections, key=lambda one: one.section.pk not in own)
        ),
    )


def _block(
    place: BranchWeek,
    standing: Standing,
    one: SectionInWeek,
    *,
    report: SectionReport | None,
    items: list[ReportedItem],
    comments: list[Comment],
    promises: list[Promise],
) -> Block:
    named_done = [named.item for named in items if named.line == Line.DONE]
    lines = [
        ReportLine(
            label=line.label,
            text=getattr(report, line.value),
            items=tuple(named.item for named in items if named.line == line),
        )
        for line in Line
        if report is not None
    ]
    return Block(
        place=SectionWeek(branch=place.branch, monday=place.monday, section=one.section),
        head=one.head,
        report=report,
        lines=tuple(lines),
        said_done=tuple(item for item in named_done if item.done is None and not item.dropped_on),
        comments=tuple(comments),
        promises=tuple(promises),
        may_report=standing.may_report(one.section.pk),
    )


def _by_section(records: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = defaultdict(list)
    for record in records:
        found[record.section_id].append(record)
    return found


def _named_items(reports: Iterable[SectionReport]) -> dict[int, list[ReportedItem]]:
    found: dict[int, list[ReportedItem]] = defaultdict(list)
    named = ReportedItem.objects.filter(report__in=list(reports))
    for one in named.select_related("item__follow_up", "item__measure"):
        found[one.report_id].append(one)
    return found
