"""Where somebody stands to a branch's week: leading, heading a section, working in one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from zhibu.apps.diary.queries.weeks import monday_of
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Branch, Employment, Section, SectionHead
from zhibu.apps.organisation.queries.sections import agency_ids_of
from zhibu.apps.reviews.models import Comment, ReviewLeader, SeenBy
from zhibu.apps.reviews.places import BranchWeek
from zhibu.apps.reviews.queries.branches import REVIEWING


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What decides what somebody may see and do in a week; every rule asks this."""

    person_id: int | None
    leads: bool
    """Secretary, deputy, or one of the leaders who comment."""
    keeps: bool
    """Leads, or keeps the branch's records as an officer."""
    is_in_branch: bool
    works_in: frozenset[int]
    """Sections the person worked in on some day of the week."""
    heads: frozenset[int]
    """Sections the person headed on some day of the week."""

    @property
    def sees_week(self) -> bool:
        """Whether the week's page opens: the branch, its leaders and its sections' people."""
        return self.is_in_branch or self.leads or bool(self.works_in or self.heads)

    def may_report(self, section_id: int) -> bool:
        """Whether they may write a section's lines."""
        return self.leads or section_id in self.works_in | self.heads

    def may_assign(self, section_id: int) -> bool:
        """Whether they may put down a promise of somebody else of the section."""
        return self.leads or section_id in self.heads

    def sees(self, comment: Comment) -> bool:
        """Whether they may read a comment: as it was decided when it was written."""
        if self.leads or (self.person_id is not None and comment.by_id == self.person_id):
            return True
        if comment.seen_by == SeenBy.BRANCH:
            return self.sees_week
        who = self.heads if comment.seen_by == SeenBy.HEAD else self.heads | self.works_in
        return comment.section_id in who


def leads_reviews(viewer: Viewer, branch: Branch) -> bool:
    """Tell whether the viewer comments: secretary, deputy or a leader on record.

    A leader who has gone to another agency leads no more, also while still on the list.
    """
    if branch.pk in viewer.secretary_of:
        return True
    if viewer.person_id is None:
        return False
    today = timezone.localdate()
    leaders = ReviewLeader.objects.on(today).filter(branch=branch, person=viewer.person_id)
    return leaders.exists() and _is_in_post(viewer.person_id, branch, today)


def standing_of(viewer: Viewer, place: BranchWeek) -> Standing:
    """Return where the viewer stands to a week; a fixed number of queries."""
    branch = place.branch
    leads = leads_reviews(viewer, branch)
    return Standing(
        person_id=viewer.person_id,
        leads=leads,
        keeps=leads or branch.pk in viewer.leads,
        is_in_branch=branch.pk in viewer.member_of | viewer.leads,
        works_in=_sections_worked_in(viewer, branch, place.monday, place.sunday),
        heads=_sections_headed(viewer, branch, place.monday, place.sunday),
    )


def belongs_now(viewer: Viewer, branch: Branch) -> bool:
    """Tell whether the branch's reviews are the viewer's business today.

    For who is in the branch without a query: every page of the branch asks for its links.
    """
    if branch.kind not in REVIEWING:
        return False
    if branch.pk in viewer.member_of | viewer.leads:
        return True
    monday = monday_of(timezone.localdate())
    return standing_of(viewer, BranchWeek(branch=branch, monday=monday)).sees_week


def in_days(first: date, last: date) -> Q:
    """Return the condition that a period has a day in common with `first` to `last`."""
    return Q(since__lte=last) & (Q(until__isnull=True) | Q(until__gte=first))


def works_in_days(branch: Branch, first: date, last: date) -> QuerySet[Employment]:
    """Return who was in post in a section of the branch's agencies on some of the days."""
    works: QuerySet[Employment] = Employment.objects.filter(
        in_days(first, last),
        zone_id=branch.zone_id,
        agency__in=agency_ids_of(branch),
        status=Employment.Status.IN_POST,
    )
    return works.exclude(section="")


def _is_in_post(person_id: int, branch: Branch, day: date) -> bool:
    works = Employment.objects.on(day).filter(
        person=person_id, agency__in=agency_ids_of(branch), status=Employment.Status.IN_POST
    )
    return bool(works.exists())


def _sections_worked_in(viewer: Viewer, branch: Branch, first: date, last: date) -> frozenset[int]:
    if viewer.person_id is None or viewer.zone_id != branch.zone_id:
        return frozenset()
    works = works_in_days(branch, first, last).filter(person=viewer.person_id)
    names = [Q(agency=work.agency_id, name=work.section) for work in works]
    if not names:
        return frozenset()
    sections = Section.objects.filter(Q(*names, _connector=Q.OR), zone_id=branch.zone_id)
    return frozenset(sections.values_list("pk", flat=True))


def _sections_headed(viewer: Viewer, branch: Branch, first: date, last: date) -> frozenset[int]:
    if viewer.person_id is None or viewer.zone_id != branch.zone_id:
        return frozenset()
    heads = SectionHead.objects.filter(
        in_days(first, last),
        person=viewer.person_id,
        section__agency__in=agency_ids_of(branch),
    )
    return frozenset(heads.values_list("section_id", flat=True))
