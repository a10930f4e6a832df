"""A year plan: everything a branch still owes, placed on working days.

The plan fills gaps and touches nothing that stands, so that it can be asked for again after
every change. It is the same for the same facts. What it aims at:

- theme day on the branch's fixed day (ZB-25), the next working day when that is a holiday;
- members' meeting in the middle of its quarter, lecture spread over its year, each held
  together with a theme day, so that people are called away from their desks once (ZB-16, 24);
- organisational life in the fourth quarter (ZB-27), the appraisal in the same sitting (ZB-29);
- committee before the members' meeting of the month, which decides only what the committee
  has passed (ZB-21); Party groups a week after the theme day, all on one day (ZB-23);
- never on a day that is not worked, one gathering a day, some days between two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from zhibu.core.regulations.branch import MeetingKind
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.core.workdays.fixed_day import FixedDay

WEEK = timedelta(days=7)
APART = timedelta(days=2)
"""Two gatherings are better not this close to each other."""
MOST_KINDS_IN_ONE = 2
LAST_QUARTER = 10
APPRAISAL_DAY = (12, 10)
"""Late enough to look back on the year, early enough to mend what it shows."""

ORDER = (
    MeetingKind.THEME_DAY,
    MeetingKind.MEMBERS,
    MeetingKind.LECTURE,
    MeetingKind.ORGANISATIONAL_LIFE,
    MeetingKind.APPRAISAL,
    MeetingKind.COMMITTEE,
    MeetingKind.GROUP,
)
"""In which order kinds are placed: what others lean on comes first."""
JOINS = {
    MeetingKind.MEMBERS: MeetingKind.THEME_DAY,
    MeetingKind.LECTURE: MeetingKind.THEME_DAY,
    MeetingKind.APPRAISAL: MeetingKind.ORGANISATIONAL_LIFE,
}
"""What may be held in one sitting with what."""
LEADS = (MeetingKind.MEMBERS, MeetingKind.ORGANISATIONAL_LIFE)
"""Kinds that lead a sitting of several: their agenda has steps a rule demands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """Something still to be held `times` times from `first` to `last`, both days included.

    `opened` is the first day of the window where part of it is past already: a gathering
    planned for a day gone by, whose record is still to come, serves it as well.
    """

    kind: MeetingKind
    first: date
    last: date
    opened: date | None = None
    times: int = 1
    group: str | None = None
    rule: str = ""

    @classmethod
    def of(cls, findings: Iterable[Finding], *, since: date) -> "tuple[Owed, ...]":
        """Gather what is open and can still be done on or after a day."""
        return tuple(
            cls(
                kind=finding.kind,
                group=finding.group,
                first=max(finding.due_from, since),
                last=finding.due_until,
                opened=finding.due_from,
                times=_lacking(finding),
                rule=finding.rule,
            )
            for finding in findings
            if finding.kind and finding.due_from and finding.due_until
            if finding.state in {State.DUE, State.AT_RISK} and finding.due_until >= since
            if _lacking(finding)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """One gathering; it may serve several kinds, the leading one first."""

    on: date
    kinds: tuple[MeetingKind, ...]
    group: str | None = None

    def serves(self, owed: Owed) -> bool:
        """Whether it counts towards what is owed."""
        within = (owed.opened or owed.first) <= self.on <= owed.last
        return within and owed.kind in self.kinds and owed.group == self.group

    def meets_people_of(self, group: str | None) -> bool:
        """Whether it takes someone who is also called when `group` (None: all) meets."""
        return self.group is None or group is None or self.group == group


@dataclass(frozen=True, slots=True)
class Proposal:
    """Sittings to add, in order of days, and what no working day is left for."""

    sittings: tuple[Sitting, ...]
    left: tuple[Owed, ...]


def propose(
    owed: Sequence[Owed],
    *,
    standing: Sequence[Sitting],
    calendar: WorkCalendar,
    theme_day: FixedDay,
) -> Proposal:
    """Place what is owed and not yet served by what stands; nothing that stands is moved."""
    draft = _Draft(calendar, theme_day, tuple(standing))
    left = [one for one in sorted(owed, key=_place_in_order) if not draft.place(one)]
    return Proposal(tuple(sorted(draft.added, key=_by_day)), tuple(left))


@dataclass
class _Draft:
    """The plan while it grows."""

    calendar: WorkCalendar
    theme_day: FixedDay
    standing: tuple[Sitting, ...]
    added: list[Sitting] = field(default_factory=list)

    @property
    def all(self) -> tuple[Sitting, ...]:
        return (*self.standing, *self.added)

    def place(self, owed: Owed) -> bool:
        """Place what is missing of one obligation; false when no working day is left."""
        missing = owed.times - sum(sitting.serves(owed) for sitting in self.all)
        for target in _targets(owed, missing) if missing > 0 else ():
            if self._join(owed, target):
                continue
            day = self._day_for(owed, target)
            if day is None:
                return False
            self.added.append(Sitting(on=day, kinds=(owed.kind,), group=owed.group))
        return True

    def _join(self, owed: Owed, target: date) -> bool:
        """Hold it together with a sitting of this plan that may take it in."""
        fitting = [
            sitting
            for sitting in self.added
            if JOINS.get(owed.kind) in sitting.kinds
            and len(sitting.kinds) < MOST_KINDS_IN_ONE
            and owed.first <= sitting.on <= owed.last
            and sitting.group == owed.group
        ]
        if not fitting:
            return False
        host = min(fitting, key=lambda sitting: (abs(sitting.on - target), sitting.on))
        kinds = (*host.kinds, owed.kind)
        if owed.kind in LEADS:
            kinds = (owed.kind, *host.kinds)
        self.added[self.added.index(host)] = Sitting(on=host.on, kinds=kinds, group=host.group)
        return True

    def _day_for(self, owed: Owed, target: date) -> date | None:
        first, last, target = self._aim(owed, target)
        worked = self.calendar.workdays_in(first, last)
        if not worked:
            worked = self.calendar.workdays_in(owed.first, owed.last)
        free = [day for day in worked if not self._taken(day, owed.group, within=timedelta())]
        days = free or list(worked)
        if target in free and owed.kind is MeetingKind.THEME_DAY:
            return target
        airy = [day for day in days if not self._taken(day, owed.group, within=APART)]
        return min(airy or days, key=lambda day: (abs(day - target), day), default=None)

    def _aim(self, owed: Owed, target: date) -> tuple[date, date, date]:
        """Return the span to look in and the day to come close to."""
        if owed.kind is MeetingKind.THEME_DAY:
            fixed = self.calendar.fixed_day(target.year, target.month, self.theme_day)
            return owed.first, owed.last, fixed if owed.first <= fixed <= owed.last else target
        theme = self._first_of(MeetingKind.THEME_DAY, target)
        if owed.kind is MeetingKind.GROUP:
            return owed.first, owed.last, theme.on + WEEK if theme else target
        if owed.kind is MeetingKind.COMMITTEE:
            members = self._first_of(MeetingKind.MEMBERS, target)
            anchor = members or theme
            last = members.on - timedelta(days=1) if members else owed.last
            return owed.first, min(last, owed.last), anchor.on - WEEK if anchor else target
        return owed.first, owed.last, target

    def _first_of(self, kind: MeetingKind, day: date) -> Sitting | None:
        """Return the first sitting of a kind in the month of a day."""
        month = [
            sitting
            for sitting in self.all
            if kind in sitting.kinds
            and (sitting.on.year, sitting.on.month) == (day.year, day.month)
        ]
        return min(month, key=_by_day, default=None)

    def _taken(self, day: date, group: str | None, *, within: timedelta) -> bool:
        return any(
            abs(sitting.on - day) <= within and sitting.meets_people_of(group)
            for sitting in self.all
        )


def _targets(owed: Owed, times: int) -> list[date]:
    """Return the middles of as many equal parts of the window as are asked for."""
    first = owed.first
    yearly = {MeetingKind.ORGANISATIONAL_LIFE, MeetingKind.APPRAISAL}
    if owed.kind in yearly and times == 1:
        late = date(owed.last.year, *APPRAISAL_DAY)
        if first <= late <= owed.last:
            return [late]
        first = max(first, min(date(owed.last.year, LAST_QUARTER, 1), owed.last))
    length = (owed.last - first).days
    return [first + timedelta(days=length * (2 * part + 1) // (2 * times)) for part in range(times)]


def _lacking(finding: Finding) -> int:
    required, observed = finding.required, finding.observed
    wanted = required if isinstance(required, int) else 1
    return max(0, wanted - (observed if isinstance(observed, int) else 0))


def _place_in_order(owed: Owed) -> tuple[int, timedelta, date, str, str]:
    """Short windows first: what serves a month may serve the year as well."""
    length = owed.last - owed.first
    return ORDER.index(owed.kind), length, owed.first, owed.group or "", owed.rule


def _by_day(sitting: Sitting) -> tuple[date, int, str]:
    return sitting.on, ORDER.index(sitting.kinds[0]), sitting.group or ""
