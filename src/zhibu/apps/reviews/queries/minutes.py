"""What the minutes of a week hold: only what the whole branch may read."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.organisation.models import Section
from zhibu.apps.reviews.models import Comment, Promise, SectionReport, SeenBy, Week
from zhibu.apps.reviews.places import BranchWeek
from zhibu.apps.reviews.queries.promises import opening, promises_of_branch
from zhibu.apps.reviews.queries.sections import sections_in
from zhibu.apps.reviews.wording import called


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSaid:
    """A section of the week and its three lines; None where it wrote none."""

    section: Section
    called: str
    report: SectionReport | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseThen:
    """A promise made before, as it stood on the day of the review."""

    promise: Promise
    on: date

    @property
    def is_done(self) -> bool:
        """Whether it was done by then."""
        return self.promise.done_on is not None and self.promise.done_on <= self.on

    @property
    def said(self) -> str:
        """How it stood, in words."""
        if self.is_done and self.promise.done_on:
            outcome = f"，{self.promise.outcome}" if self.promise.outcome else ""
            return f"{short_day(self.promise.done_on)}完成{outcome}"
        return "已过期限，还没完成" if self.promise.until < self.on else "还没到期"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekMinutes:
    """A week's review as it may be handed round in the branch."""

    place: BranchWeek
    week: Week | None
    """None while nobody wrote anything in it."""
    opening: tuple[PromiseThen, ...]
    sections: tuple[SectionSaid, ...]
    comments: tuple[Comment, ...]
    """Those meant for the whole branch; the others are left out whoever asks."""
    promises: tuple[Promise, ...]
    """Made in this week."""

    @property
    def silent(self) -> tuple[str, ...]:
        """Sections that wrote nothing: a gap, no more."""
        return tuple(one.called for one in self.sections if one.report is None)


def minutes_of(place: BranchWeek) -> WeekMinutes:
    """Return the minutes of a week, the same for everybody; a fixed number of queries."""
    week = Week.objects.filter(
        zone_id=place.branch.zone_id, branch=place.branch, monday=place.monday
    ).first()
    reports, comments, promises = _written(place, week) if week else ([], [], [])
    on = (week and week.held_on) or place.seen_from
    commented = {comment.section_id for comment in comments}
    by_section = {report.section_id: report for report in reports}
    return WeekMinutes(
        place=place,
        week=week,
        opening=tuple(PromiseThen(promise=one, on=on) for one in opening(place)),
        sections=tuple(
            SectionSaid(
                section=one.section,
                called=called(one.section, place.branch),
                report=by_section.get(one.section.pk),
            )
            for one in sections_in(place, also={*by_section, *commented})
        ),
        comments=tuple(comments),
        promises=tuple(promises),
    )


def _written(
    place: BranchWeek, week: Week
) -> tuple[list[SectionReport], list[Comment], list[Promise]]:
    for_all = Comment.objects.filter(week=week, seen_by=SeenBy.BRANCH)
    return (
        list(SectionReport.objects.filter(week=week)),
        list(for_all.select_related("by", "section__agency", "week__branch")),
        list(promises_of_branch(place.branch).filter(week=week)),
    )


def short_day(day: date) -> str:
    """Return a day as one page has room for it: 11月27日."""
    return f"{day.month}月{day.day}日"
