"""What a branch has still to place between two days: what it owes, and what stands already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.make_ups import WITHOUT
from zhibu.apps.organisation.models import Branch, PartyGroup
from zhibu.apps.regime.adapters import sitting_of
from zhibu.apps.regime.forms.plan import USUAL
from zhibu.apps.regime.models import YearPlan
from zhibu.apps.regime.queries.sittings import Ground, ground_of, to_come
from zhibu.apps.timetabling.wishes import Wish, usual_how, usual_minutes
from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.plan import Owed, Sitting, propose
from zhibu.core.workdays.calendar import last_of_month
from zhibu.core.workdays.fixed_day import FixedDay

ONE_DAY = timedelta(days=1)
MONTHS_OF_QUARTER = 3
LAST_MONTH = 12


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One item on the page: the wish with its defaults, and the meeting that stands, if any."""

    wish: Wish
    meeting: Meeting | None = None
    is_ticked: bool = True

    @property
    def is_announced(self) -> bool:
        """Whether people were told of it."""
        return self.meeting is not None and self.meeting.state == Meeting.State.ANNOUNCED


def usual_span(today: date) -> tuple[date, date]:
    """From tomorrow to the end of the quarter, or of next month where that is later."""
    quarter = last_of_month(today.year, -(-today.month // MONTHS_OF_QUARTER) * MONTHS_OF_QUARTER)
    year, month = (
        (today.year + 1, 1) if today.month == LAST_MONTH else (today.year, today.month + 1)
    )
    return today + ONE_DAY, max(quarter, last_of_month(year, month))


def end_of_month(day: date) -> date:
    """Return the last day of the month of a day."""
    return last_of_month(day.year, day.month)


def asks_of(
    branch: Branch, *, since: date, until: date, today: date, only: int | None = None
) -> tuple[tuple[Ask, ...], tuple[str, ...]]:
    """Return what is to be placed, in order of days, and in words what no day is left for.

    `only` is the primary key of one meeting to look for a time for; the others stay unticked.
    Queries do not grow with the number of items, only with that of the years (one or two).
    """
    groups = {str(group.pk): group for group in PartyGroup.objects.filter(branch=branch)}
    plans = {plan.year: plan.theme_day for plan in YearPlan.objects.filter(branch=branch)}
    found: list[Ask] = []
    left: list[str] = []
    for year in range(since.year, until.year + 1):
        ground = ground_of(branch, year=year, on=today)
        theme_day = plans.get(year) or next(reversed(plans.values()), USUAL)
        span = _Span(max(since, date(year, 1, 1)), min(until, date(year, 12, 31)))
        asked = _Year(ground=ground, theme_day=theme_day, span=span, groups=groups, only=only)
        new, none_left = asked.missing()
        found += [*asked.standing(to_come(branch, year=year)), *new]
        left += none_left
    return tuple(sorted(found, key=_in_order)), tuple(left)


@dataclass(frozen=True)
class _Span:
    first: date
    last: date

    def within(self, first: date, last: date) -> "_Span":
        return _Span(max(self.first, first), min(self.last, last))

    @property
    def is_empty(self) -> bool:
        return self.first > self.last


@dataclass(frozen=True, kw_only=True)
class _Year:
    """One year of a branch, as far as it lies in the days that are looked at."""

    ground: Ground
    theme_day: FixedDay
    span: _Span
    groups: Mapping[str, PartyGroup]
    only: int | None

    def standing(self, meetings: Iterable[Meeting]) -> Iterator[Ask]:
        """Ask for the meetings that stand in the plan; announced ones stay unless ticked."""
        for meeting in meetings:
            if self.span.first <= meeting.on <= self.span.last:
                is_announced = meeting.state == Meeting.State.ANNOUNCED
                is_ticked = meeting.pk == self.only if self.only else not is_announced
                yield Ask(wish=self._of(meeting), meeting=meeting, is_ticked=is_ticked)

    def missing(self) -> tuple[list[Ask], list[str]]:
        """Ask for what is owed and not planned, sittings combined as the year plan does."""
        ground = self.ground
        proposal = propose(
            ground.owed,
            standing=ground.standing,
            calendar=ground.calendar,
            theme_day=self.theme_day,
        )
        asks: list[Ask] = []
        left = [
            self._say((one.kind,), one.group)
            for one in proposal.left
            if self.span.first <= one.last <= self.span.last
        ]
        for sitting in proposal.sittings:
            window = _window(sitting, ground.owed, self.span)
            if window.is_empty or sitting.on > self.span.last:
                continue
            if ground.calendar.workdays_in(window.first, window.last):
                asks.append(Ask(wish=self._new(sitting, window), is_ticked=self.only is None))
            else:
                left.append(self._say(sitting.kinds, sitting.group))
        return asks, left

    def _of(self, meeting: Meeting) -> Wish:
        sitting = sitting_of(meeting)
        window = _window(sitting, self.ground.owed, self.span)
        has_lecturer = Meeting.Kind.LECTURE in meeting.kinds or meeting.lecturer_id is not None
        return Wish(
            key=f"m{meeting.pk}",
            kinds=meeting.kinds,
            title=meeting.title,
            group=meeting.group_id,
            group_name=self._group_name(sitting.group),
            meeting=meeting.pk,
            revision=meeting.revision,
            first=window.first,
            last=window.last,
            minutes=_minutes_of(meeting),
            how=usual_how(meeting.kinds),
            needs_room=not (meeting.place and meeting.room_id is None),
            needs_lecturer=has_lecturer,
            make_ups=_make_ups(meeting.kinds),
            wanted=self._wanted(sitting),
            place=meeting.place if meeting.room_id is None else "",
        )

    def _new(self, sitting: Sitting, window: _Span) -> Wish:
        kinds = tuple(str(kind) for kind in sitting.kinds)
        return Wish(
            key=f"o{kinds[0]}-{sitting.group or 0}-{sitting.on:%Y%m%d}",
            kinds=kinds,
            group=int(sitting.group) if sitting.group else None,
            group_name=self._group_name(sitting.group),
            first=window.first,
            last=window.last,
            minutes=usual_minutes(kinds),
            how=usual_how(kinds),
            needs_lecturer=Meeting.Kind.LECTURE in kinds,
            make_ups=_make_ups(kinds),
            wanted=sitting.on if sitting.on >= self.span.first else None,
        )

    def _wanted(self, sitting: Sitting) -> date:
        """Return the day it usually falls on: the branch's theme day, or the day of the plan."""
        if MeetingKind.THEME_DAY in sitting.kinds:
            on = sitting.on
            return self.ground.calendar.fixed_day(on.year, on.month, self.theme_day)
        return sitting.on

    def _say(self, kinds: Sequence[MeetingKind], group: str | None) -> str:
        name = "、".join(str(Meeting.Kind(str(kind)).label) for kind in kinds)
        return f"{name}（{self.groups[group]}）" if group and group in self.groups else name

    def _group_name(self, group: str | None) -> str:
        return str(self.groups[group]) if group and group in self.groups else ""


def _window(sitting: Sitting, owed: Sequence[Owed], span: _Span) -> _Span:
    """Return the days that serve all the sitting serves; its own month when that is nothing."""
    served = [one for one in owed if sitting.serves(one)]
    if not served:
        month = sitting.on.replace(day=1)
        return span.within(month, end_of_month(month))
    return span.within(max(one.first for one in served), min(one.last for one in served))


def _minutes_of(meeting: Meeting) -> int:
    if meeting.starts_at is None or meeting.ends_at is None:
        return usual_minutes(meeting.kinds)
    start, end = meeting.starts_at, meeting.ends_at
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _make_ups(kinds: Sequence[str]) -> int:
    """A committee meeting is work, not study: nobody makes up for it."""
    return 0 if set(kinds) <= WITHOUT else 1


def _in_order(ask: Ask) -> tuple[date, date, str]:
    return ask.wish.wanted or ask.wish.first, ask.wish.last, ask.wish.key
