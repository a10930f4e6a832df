"""What a branch has still to place between two days: what it owes, and what stands already."""

from collections.abc import Iterator, Sequence
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
from zhibu.core.workdays.calendar import WorkCalendar, last_of_month
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
        meetings = to_come(branch, year=year)
        found += _standing(meetings, ground, theme_day, span, groups, only)
        new, none_left = _missing(ground, theme_day, span, groups, is_ticked=only is None)
        found += new
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


def _standing(
    meetings: Sequence[Meeting],
    ground: Ground,
    theme_day: FixedDay,
    span: _Span,
    groups: dict[str, PartyGroup],
    only: int | None,
) -> Iterator[Ask]:
    for meeting in meetings:
        if not span.first <= meeting.on <= span.last:
            continue
        sitting = sitting_of(meeting)
        window = _window(sitting, ground.owed, span)
        is_announced = meeting.state == Meeting.State.ANNOUNCED
        yield Ask(
            wish=Wish(
                key=f"m{meeting.pk}",
                kinds=meeting.kinds,
                title=meeting.title,
                group=meeting.group_id,
                group_name=_group_name(str(meeting.group_id), groups),
                meeting=meeting.pk,
                revision=meeting.revision,
                first=window.first,
                last=window.last,
                minutes=_minutes_of(meeting),
                how=usual_how(meeting.kinds),
                needs_room=not (meeting.place and meeting.room_id is None),
                needs_lecturer=Meeting.Kind.LECTURE in meeting.kinds or meeting.lecturer_id is not None,
                make_ups=_make_ups(meeting.kinds),
                wanted=_wanted(sitting, ground.calendar, theme_day),
            ),
            meeting=meeting,
            is_ticked=meeting.pk == only if only else not is_announced,
        )


def _missing(
    ground: Ground,
    theme_day: FixedDay,
    span: _Span,
    groups: dict[str, PartyGroup],
    *,
    is_ticked: bool,
) -> tuple[list[Ask], list[str]]:
    proposal = propose(
        ground.owed, standing=ground.standing, calendar=ground.calendar, theme_day=theme_day
    )
    asks: list[Ask] = []
    left = [
        _say((one.kind,), one.group, groups)
        for one in proposal.left
        if span.first <= one.last <= span.last
    ]
    for sitting in proposal.sittings:
        window = _window(sitting, ground.owed, span)
        if window.is_empty or sitting.on > span.last:
            continue
        if not ground.calendar.workdays_in(window.first, window.last):
            left.append(_say(sitting.kinds, sitting.group, groups))
            continue
        kinds = tuple(str(kind) for kind in sitting.kinds)
        wish = Wish(
            key=f"o{kinds[0]}-{sitting.group or 0}-{sitting.on:%Y%m%d}",
            kinds=kinds,
            group=int(sitting.group) if sitting.group else None,
            group_name=_group_name(sitting.group, groups),
            first=window.first,
            last=window.last,
            minutes=usual_minutes(kinds),
            how=usual_how(kinds),
            needs_lecturer=Meeting.Kind.LECTURE in kinds,
            make_ups=_make_ups(kinds),
            wanted=sitting.on if sitting.on >= span.first else None,
        )
        asks.append(Ask(wish=wish, is_ticked=is_ticked))
    return asks, left


def _window(sitting: Sitting, owed: Sequence[Owed], span: _Span) -> _Span:
    """Return the days that serve all the sitting serves; its own month when that is nothing."""
    served = [one for one in owed if sitting.serves(one)]
    if not served:
        month = sitting.on.replace(day=1)
        return span.within(month, last_of_month(month.year, month.month))
    return span.within(max(one.first for one in served), min(one.last for one in served))


def _wanted(sitting: Sitting, calendar: WorkCalendar, theme_day: FixedDay) -> date:
    """Return the day it usually falls on: the branch's theme day, or the day of the plan."""
    if MeetingKind.THEME_DAY in sitting.kinds:
        return calendar.fixed_day(sitting.on.year, sitting.on.month, theme_day)
    return sitting.on


def _minutes_of(meeting: Meeting) -> int:
    if meeting.starts_at is None or meeting.ends_at is None:
        return usual_minutes(meeting.kinds)
    start, end = meeting.starts_at, meeting.ends_at
    return (end.hour - start.hour) * 60 + end.minute - start.minute


def _make_ups(kinds: Sequence[str]) -> int:
    """A committee meeting is work, not study: nobody makes up for it."""
    return 0 if set(kinds) <= WITHOUT else 1


def _say(kinds: Sequence[MeetingKind], group: str | None, groups: dict[str, PartyGroup]) -> str:
    name = "、".join(str(Meeting.Kind(str(kind)).label) for kind in kinds)
    return f"{name}（{groups[group]}）" if group in groups else name


def _group_name(group: str | None, groups: dict[str, PartyGroup]) -> str:
    return str(groups[group]) if group in groups else ""


def _in_order(ask: Ask) -> tuple[date, date, str]:
    return ask.wish.wanted or ask.wish.first, ask.wish.last, ask.wish.key
