"""Polls for tests."""

from datetime import date, datetime, time

from tests.apps.meetings.records import SHANGHAI, MeetingFactory

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.polls.models import Poll
from zhibu.apps.polls.services import answer, make_poll
from zhibu.apps.polls.when import When

TODAY = date(2026, 11, 24)
"""A Tuesday."""
NOW = datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
CLOSES = date(2026, 11, 26)
MINUTES = 90
TIMES = (
    When(on=date(2026, 11, 30), starts_at=time(15), minutes=MINUTES),
    When(on=date(2026, 12, 1), starts_at=time(9), minutes=MINUTES),
    When(on=date(2026, 12, 2), starts_at=time(15), minutes=MINUTES),
)


def meeting_to_come(branch: Branch, **facts: object) -> Meeting:
    """Plan a members' meeting on 4 December."""
    facts = {"on": date(2026, 12, 4), "starts_at": time(15), "ends_at": time(16, 30)} | facts
    return MeetingFactory(branch=branch, **facts)


def poll_for(meeting: Meeting, *, by: Person | None = None, times: tuple = TIMES) -> Poll:
    """Send a poll of three times, open until 26 November."""
    return make_poll(
        meeting=meeting, times=times, minutes=MINUTES, closes_on=CLOSES, by=by, now=NOW
    )


def answered(poll: Poll, person: Person, *can: str) -> None:
    """Answer the times of a poll in their order."""
    keys = [time.pk for time in poll.times.all()]
    answer(poll=poll, person=person, can=dict(zip(keys, can, strict=True)), now=NOW)


def typed(times: tuple = TIMES, **facts: object) -> dict[str, object]:
    """Return what an officer sends to make a poll."""
    rows = {}
    for place, when in enumerate(times, start=1):
        rows[f"on_{place}"] = f"{when.on:%Y-%m-%d}"
        rows[f"starts_at_{place}"] = f"{when.starts_at:%H:%M}"
    return {"minutes": MINUTES, "closes_on": f"{CLOSES:%Y-%m-%d}"} | rows | facts
