"""What is being arranged in the demo: a joint event without a time, and a poll about one."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Post, Zone
from zhibu.apps.polls.models import Poll, PollAnswer
from zhibu.apps.polls.queries.suggestions import minutes_of
from zhibu.apps.polls.services.making import make_poll
from zhibu.apps.polls.when import When
from zhibu.apps.timetabling.services.joint import make_event
from zhibu.core.workdays.calendar import WorkCalendar
from zhibu.demo.sittings import AFTERNOON

JOINT = "联合党课：数据怎样用好"
OF_BRANCHES = 3
FROM, UNTIL = timedelta(days=14), timedelta(days=42)
"""Between which days, counted from today, the joint event may take place."""
JOINT_MINUTES = 90
ASKED_FROM, CLOSES = timedelta(days=6), timedelta(days=4)
"""How far off a meeting is that is asked about, and until when it is asked."""
POLLED = (Meeting.Kind.THEME_DAY, Meeting.Kind.MEMBERS)
MADE_AT, ANSWERED_AT = time(9, 40), time(15, 10)
SILENT, ANSWERS_EVERY = 6, 2
"""Those asked first have not answered yet; of the others every second has."""
CAN = PollAnswer.Can
ANSWERS = (
    (CAN.YES, CAN.YES, CAN.NO),
    (CAN.YES, CAN.IF_NEED_BE, CAN.NO),
    (CAN.NO, CAN.YES, CAN.YES),
)
"""In turn, one for each time."""


def build_arranging(zone: Zone, *, today: date) -> None:
    """Wish for a joint event and ask one branch about its next meeting."""
    branches = list(Branch.objects.filter(zone=zone).order_by("pk"))
    if len(branches) >= OF_BRANCHES:
        make_event(
            zone=zone,
            title=JOINT,
            kind=Meeting.Kind.LECTURE,
            branches=branches[:OF_BRANCHES],
            first=today + FROM,
            last=today + UNTIL,
            minutes=JOINT_MINUTES,
            needs_lecturer=True,
            today=today,
            by=None,
        )
    for meeting in _polled(zone, today):
        _ask(meeting, today)


def _polled(zone: Zone, today: date) -> list[Meeting]:
    """Return the first branch's next meeting that is far enough off; late in December none is."""
    planned = Meeting.objects.filter(
        zone=zone, kind__in=POLLED, state=Meeting.State.PLANNED, on__gte=today + ASKED_FROM
    )
    return list(planned.select_related("branch").order_by("branch_id", "on", "pk")[:1])


def _ask(meeting: Meeting, today: date) -> None:
    """Ask for the planned afternoon and two working days after it; a few have answered."""
    posts = Post.objects.on(today).filter(branch=meeting.branch, kind=Post.Kind.SECRETARY)
    secretary = posts.select_related("person").first()
    calendar, yesterday = WorkCalendar(), today - timedelta(days=1)
    second = calendar.next_workday(meeting.on + timedelta(days=1))
    third = calendar.next_workday(second + timedelta(days=1))
    minutes = minutes_of(meeting)
    poll = make_poll(
        meeting=meeting,
        times=(
            When(on=meeting.on, starts_at=AFTERNOON, minutes=minutes),
            When(on=second, starts_at=AFTERNOON, minutes=minutes),
            When(on=third, starts_at=time(9, 30), minutes=minutes),
        ),
        minutes=minutes,
        closes_on=today + CLOSES,
        by=secretary.person if secretary else None,
        now=_at(yesterday, MADE_AT),
    )
    _answer(poll, _at(yesterday, ANSWERED_AT))


def _answer(poll: Poll, at: datetime) -> None:
    asked, times = list(poll.asked.all()), list(poll.times.all())
    PollAnswer.objects.bulk_create(
        PollAnswer(
            zone_id=poll.zone_id, time=when, person_id=one.person_id, can=can, answered_at=at
        )
        for turn, one in enumerate(asked[SILENT::ANSWERS_EVERY])
        for when, can in zip(times, ANSWERS[turn % len(ANSWERS)], strict=True)
    )


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
