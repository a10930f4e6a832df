"""The catalogue as a list: narrowed as the address asks, a page at a time, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q

from zhibu.apps.activities.access import CAN_BE
from zhibu.apps.activities.models import Base, Theme
from zhibu.apps.activities.queries.history import Row, rows_of
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Agency, Branch
from zhibu.apps.workitems.models import CityTask

ON_A_PAGE = 20
BARE_SINCE = timedelta(days=183)
"""How far back meetings without particulars are offered."""
MOST_BARE = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the address asks for; empty values ask for everything."""

    kind: str = ""
    base: int | None = None
    partner: int | None = None
    theme: int | None = None
    city_task: int | None = None
    text: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything was asked for."""
        return any((self.kind, self.base, self.partner, self.theme, self.city_task, self.text))

    def fits(self, row: Row) -> bool:
        """Tell whether an activity is what was asked for."""
        activity = row.activity
        return (
            self.kind in {"", activity.kind}
            and self.base in {None, activity.base_id}
            and self.city_task in {None, activity.city_task_id}
            and self._is_among(self.partner, (one.pk for one in activity.partners.all()))
            and self._is_among(self.theme, (one.pk for one in activity.themes.all()))
            and self.text.casefold() in _text_of(row)
        )

    @staticmethod
    def _is_among(wanted: int | None, found: Iterable[int]) -> bool:
        return wanted is None or wanted in found


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the list can be narrowed to: only what the branch's activities name."""

    bases: list[Base]
    partners: list[Agency]
    themes: list[Theme]
    city_tasks: list[CityTask]


def seen_rows(branch: Branch, *, keeps_records: bool) -> list[Row]:
    """Return what a viewer may know of; proposals are the officers' business."""
    rows = rows_of(branch)
    return rows if keeps_records else [row for row in rows if not _is_proposed(row)]


def narrowed(rows: list[Row], asked: Asked) -> list[Row]:
    """Return what was asked for, the newest first."""
    return [row for row in reversed(rows) if asked.fits(row)]


def page_of(rows: list[Row], page: str) -> Page[Row]:
    """Return one page."""
    return Paginator(rows, ON_A_PAGE).get_page(page)


def choices_in(rows: list[Row]) -> Choices:
    """Return what the activities name, without asking the database again."""
    activities = [row.activity for row in rows]
    return Choices(
        bases=_once(one.base for one in activities),
        partners=_once(agency for one in activities for agency in one.partners.all()),
        themes=_once(theme for one in activities for theme in one.themes.all()),
        city_tasks=_once(one.city_task for one in activities),
    )


def bare_meetings(branch: Branch, *, on: date) -> list[Meeting]:
    """Return lately held theme days and lectures of which no particulars are known."""
    kinds = Q(kind__in=CAN_BE - {Meeting.Kind.MEMBERS})
    found = Meeting.objects.in_their_own_right().filter(
        kinds,
        zone_id=branch.zone_id,
        branch=branch,
        state=Meeting.State.FINISHED,
        on__gt=on - BARE_SINCE,
        activity=None,
    )
    return list(found.order_by("-on", "-pk")[:MOST_BARE])


def _is_proposed(row: Row) -> bool:
    meeting = row.activity.meeting
    return meeting is not None and meeting.state == Meeting.State.PROPOSED


def _text_of(row: Row) -> str:
    activity = row.activity
    parts = (activity.title, activity.base or "", activity.all_partners, activity.came_of_it)
    return " ".join(str(part) for part in parts).casefold()


def _once(found: Iterable[Any]) -> list[Any]:
    """Return each record once, by name."""
    by_key = {one.pk: one for one in found if one is not None}
    return sorted(by_key.values(), key=str)
