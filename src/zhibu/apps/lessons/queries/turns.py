"""The next turns of a branch's micro class, from its records to the pure rota and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, Q

from zhibu.apps.lessons.models import Class, Lesson, Speaker
from zhibu.apps.lessons.wording import week_name
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.workdays.queries import calendar_of
from zhibu.apps.workitems.models import CityTask, WorkItem
from zhibu.core import turns
from zhibu.core.workdays.calendar import WorkCalendar

WEEK = timedelta(weeks=1)
LOOKS_AHEAD = timedelta(days=27)
"""Business of a week: what is due in the four weeks that begin with it."""
MOST_TURNS = 12


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A turn proposed, with the person."""

    week: date
    person: Person | None
    topic: str
    business: str
    why: str

    @property
    def week_name(self) -> str:
        """The week in words."""
        return week_name(self.week)

    @property
    def key(self) -> str:
        """Name it, so that what is accepted is what was shown."""
        return f"{self.week}:{self.person.pk if self.person else ''}"


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def class_of(branch: Branch) -> Class:
    """Return a branch's micro class; the usual one, unsaved, while it has none."""
    found = Class.objects.filter(zone_id=branch.zone_id, branch=branch).first()
    return found or Class(zone_id=branch.zone_id, branch=branch)


def propose(branch: Branch, *, count: int, today: date) -> list[Proposed]:
    """Return the next turns a branch may take over, in a fixed number of queries."""
    micro_class = class_of(branch)
    people = _speakers(branch)
    lessons = list(
        Lesson.objects.standing()
        .filter(zone_id=branch.zone_id, branch=branch)
        .select_related("meeting")
        .defer("summary", "meeting__minutes", "meeting__draft")
    )
    weeks = next_weeks(micro_class, lessons, count=count, today=today)
    found = turns.rota(
        [_as_speaker(one) for one in people],
        past_of(lessons, today=today),
        weeks,
        business=business_of(branch, weeks),
        gap_weeks=micro_class.gap_weeks,
    )
    persons = {one.person_id: one.person for one in people}
    return [
        Proposed(
            week=turn.week,
            person=persons[turn.speaker] if turn.speaker is not None else None,
            topic=turn.topic,
            business=turn.business,
            why=turn.why,
        )
        for turn in found
    ]


def past_of(lessons: Sequence[Lesson], *, today: date) -> list[turns.Past]:
    """Return the turns that count: given, arranged, or still to come.

    A week that passed without a lesson counts for nobody: whose turn it was is due again.
    """
    monday = monday_of(today)
    return [
        turns.Past(speaker=one.speaker_id, week=monday_of(one.day), topic=one.topic)
        for one in lessons
        if one.sitting is not None or one.week_of >= monday
    ]


def next_weeks(
    micro_class: Class, lessons: Sequence[Lesson], *, count: int, today: date
) -> list[date]:
    """Return the next Mondays the class has a turn for: weeks without a working day are passed."""
    every = timedelta(weeks=micro_class.every_weeks)
    week = monday_of(today) + WEEK
    taken = {monday_of(one.day) for one in lessons if one.sitting or one.week_of >= week - WEEK}
    if taken:
        week = max(week, max(taken) + every)
    calendar = calendar_of(micro_class.zone_id)
    weeks: list[date] = []
    while len(weeks) < count:
        week = _working(week, calendar)
        weeks.append(week)
        week += every
    return weeks


def business_of(branch: Branch, weeks: Sequence[date]) -> dict[date, tuple[str, ...]]:
    """Return what the branch has due in the weeks, then the city's tasks; two queries."""
    if not weeks:
        return {}
    items = (
        WorkItem.objects.filter(zone_id=branch.zone_id, branch=branch)
        .alive()
        .with_days()
        .undone()
        .filter(Q(due_day__range=(weeks[0], weeks[-1] + LOOKS_AHEAD)))
        .select_related("follow_up", "measure")
    )
    due = sorted((one.due, one.pk, one.title) for one in items if one.due)
    tasks = CityTask.objects.on(weeks[0]).filter(zone_id=branch.zone_id)
    names = tuple(tasks.values_list("name", flat=True))
    return {
        week: (*(text for day, _, text in due if week <= day <= week + LOOKS_AHEAD), *names)
        for week in weeks
    }


def _working(week: date, calendar: WorkCalendar) -> date:
    while not calendar.workdays_in(week, week + turns.LAST_DAY):
        week += WEEK
    return week


def _speakers(branch: Branch) -> list[Speaker]:
    mine = Speaker.objects.filter(zone_id=branch.zone_id, micro_class__branch=branch)
    return list(
        mine.select_related("person").prefetch_related(
            Prefetch("pauses"), "person__secondments", "person__away_periods"
        )
    )


def _as_speaker(one: Speaker) -> turns.Speaker:
    person = one.person
    away = (*one.pauses.all(), *person.secondments.all(), *person.away_periods.all())
    return turns.Speaker(
        id=one.person_id,
        name=person.name,
        kind=turns.Kind(one.kind),
        listed=turns.Span(since=one.since, until=one.until),
        topics=tuple(one.topic_list),
        away=tuple(turns.Span(since=span.since, until=span.until) for span in away),
    )


def is_away(speaker: Speaker, week: date) -> bool:
    """Whether somebody on the list cannot speak in a week."""
    return not _as_speaker(speaker).is_available(week)


def speakers_of(branch: Branch) -> list[Speaker]:
    """Return everybody ever on the list with what keeps them away, in four queries."""
    return _speakers(branch)
