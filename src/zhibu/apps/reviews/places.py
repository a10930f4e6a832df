"""What the addresses of the weekly review name: a branch's week, and a section in it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.diary.queries.weeks import monday_of
from zhibu.apps.foundation.forms import EARLIEST
from zhibu.apps.organisation.models import Branch, Section
from zhibu.apps.organisation.queries.sections import agency_ids_of
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.reviews.models import Comment, Promise
from zhibu.apps.reviews.queries.branches import REVIEWING
from zhibu.apps.reviews.wording import called

WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class BranchWeek:
    """A week of a branch, whether or not anybody wrote anything in it."""

    branch: Branch
    monday: date

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def seen_from(self) -> date:
        """The day its items are looked at from: today, or its Sunday once that is past."""
        return min(timezone.localdate(), self.sunday)

    @property
    def url(self) -> str:
        """Where its page is."""
        return reverse("reviews:week", args=[self.branch.pk, self.monday.isoformat()])

    @property
    def name(self) -> str:
        """Its days as people say them: 11月23日—29日."""
        first, last = self.monday, self.sunday
        year = "" if first.year == timezone.localdate().year else f"{first.year}年"
        month = "" if first.month == last.month else f"{last.month}月"
        return f"{year}{first.month}月{first.day}日—{month}{last.day}日"


@dataclass(frozen=True, kw_only=True)
class SectionWeek(BranchWeek):
    """A section's part of a week."""

    section: Section

    @property
    def called(self) -> str:
        """The section's name, beside others of the branch."""
        return called(self.section, self.branch)


def reviewing_branch_of(branch_id: int) -> Branch:
    """Return the branch, or raise Http404: also where it holds no reviews of sections."""
    branch = branch_of(branch_id)
    if branch.kind not in REVIEWING:
        raise Http404
    return branch


def week_of(branch_id: int, monday: str) -> BranchWeek:
    """Return the week, or raise Http404: no Monday, or later than next week."""
    return BranchWeek(branch=reviewing_branch_of(branch_id), monday=_monday(monday))


def section_week_of(branch_id: int, monday: str, section_id: int) -> SectionWeek:
    """Return the section's part of a week, or raise Http404: it is no section of the branch."""
    branch = reviewing_branch_of(branch_id)
    sections = Section.objects.select_related("agency").filter(
        zone_id=branch.zone_id, agency__in=agency_ids_of(branch)
    )
    section = get_object_or_404(sections, pk=section_id)
    return SectionWeek(branch=branch, monday=_monday(monday), section=section)


def comment_of(comment_id: int) -> Comment:
    """Return a comment with its week and section, or raise Http404."""
    found = Comment.objects.select_related("week__branch", "section__agency", "by")
    return get_object_or_404(found, pk=comment_id)


def promise_of(promise_id: int) -> Promise:
    """Return a promise with its week, section, owner and comment, or raise Http404."""
    found = Promise.objects.select_related(
        "week__branch", "section__agency", "owner", "comment__by", "comment__week__branch"
    )
    return get_object_or_404(found, pk=promise_id)


def place_of(record: Comment | Promise) -> SectionWeek:
    """Return the section's week a record belongs to."""
    week = record.week
    return SectionWeek(branch=week.branch, monday=week.monday, section=record.section)


def _monday(typed: str) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise Http404 from None
    latest = monday_of(timezone.localdate()) + WEEK
    if day.weekday() or not EARLIEST <= day <= latest:
        raise Http404
    return day
