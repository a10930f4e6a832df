"""The meetings of a branch as a list: what is to come first, then what was held."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Case, F, Q, QuerySet, Value, When

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.meetings.models import Asked as AskedTo
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch

ON_A_PAGE = 20
AHEAD = timedelta(weeks=5)
"""How far the list looks ahead unless asked for more: the year plan has its own page."""
TO_RECORD = "to_record"
STATES = (
    (TO_RECORD, "待记录"),
    *(choice for choice in Meeting.State.choices if choice[0] != Meeting.State.PROPOSED),
)
"""What a list can be narrowed to; proposals are the year plan's business."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks a list for; empty values ask for everything."""

    kind: str = ""
    state: str = ""
    year: int | None = None
    text: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.kind or self.state or self.year or self.text)


def seen_by(viewer: Viewer) -> Q:
    """Which meetings a list names to a viewer: make-up sessions to officers and those asked."""
    is_asked = Q(pk__in=AskedTo.objects.filter(person=viewer.person_id).values("meeting"))
    return Q(makes_up=None) | Q(branch__in=viewer.leads) | is_asked


def meetings_page(
    branch: Branch, asked: Asked, *, page: str, on: date, keeps_records: bool, seen: Q
) -> Page[Meeting]:
    """Return one page of a branch's meetings, in two queries.

    Meetings still to be held or recorded come first, by date; then the rest, newest first.
    Plans further ahead than AHEAD show only when something is asked for.
    `seen` narrows to what the viewer may know of (seen_by).
    Who does not keep the records finds no committee meeting by what it is about.
    """
    theme = Q(title__icontains=asked.text)
    if not keeps_records:
        theme &= ~Q(kind=Meeting.Kind.COMMITTEE)
    found = _narrowed(branch, asked, on).filter(seen).filter(theme | Q(place__icontains=asked.text))
    if not asked.is_narrow:
        found = found.exclude(_far_ahead(on))
    is_open = Q(state__in=Meeting.OPEN)
    ordered = found.order_by(
        Case(When(is_open, then=Value(0)), default=Value(1)),
        Case(When(is_open, then=F("on"))),
        "-on",
        "-starts_at",
        "-pk",
    )
    shown = ordered.select_related("group").defer("minutes", "draft")
    return Paginator(shown, ON_A_PAGE).get_page(page)


def far_ahead(branch: Branch, *, on: date, seen: Q) -> int:
    """Count the plans that the list leaves out unless asked for."""
    return _narrowed(branch, Asked(), on).filter(seen).filter(_far_ahead(on)).count()


def _far_ahead(on: date) -> Q:
    return Q(state__in=Meeting.OPEN, on__gt=on + AHEAD)


def years_of(branch: Branch) -> list[int]:
    """Return the years of which the branch has meetings, the latest first."""
    days = Meeting.objects.filter(zone_id=branch.zone_id, branch=branch).dates(
        "on", "year", order="DESC"
    )
    return [day.year for day in days]


def branches_for(viewer: Viewer) -> QuerySet[Branch]:
    """Return the branches whose meetings the viewer may list."""
    own = Q(pk__in=viewer.member_of | viewer.leads)
    return Branch.objects.filter(own | Q(zone__in=viewer.coordinator_of)).select_related("agency")


def _narrowed(branch: Branch, asked: Asked, on: date) -> QuerySet[Meeting]:
    meetings = Meeting.objects.filter(zone_id=branch.zone_id, branch=branch).exclude(
        state=Meeting.State.PROPOSED
    )
    if asked.kind:
        meetings = meetings.filter(Q(kind=asked.kind) | Q(also_kinds__icontains=f'"{asked.kind}"'))
    if asked.state == TO_RECORD:
        meetings = meetings.filter(state__in=Meeting.OPEN, on__lt=on)
    elif asked.state:
        meetings = meetings.filter(state=asked.state)
    return meetings.filter(on__year=asked.year) if asked.year else meetings
