"""From the records to what suggesting and judging times need."""

from collections.abc import Collection
from datetime import date

from zhibu.apps.diary.queries.free_busy import busy_of
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import Expected, Roll
from zhibu.apps.organisation.models import Post
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.shares import at_least
from zhibu.core.regulations.votes import members_vote
from zhibu.core.timetabling.instance import Span

Kind = Meeting.Kind


def quorum_of(meeting: Meeting, roll: Roll) -> tuple[frozenset[int], int]:
    """Return who counts for a vote, and how many of them must come; nobody and 0 without one.

    A members' meeting votes with more than half of its voters present (ZB-18), a committee
    meets with half of its members (ZB-21); other kinds decide nothing, nor does a make-up.
    """
    if meeting.makes_up_id is not None:
        return frozenset(), 0
    if Kind.MEMBERS in meeting.kinds and roll.voters:
        due = len(roll.voters)
        vote = members_vote(due=due, present=due, yes=due, on=meeting.on)
        return roll.voters, vote.needed_present
    if Kind.COMMITTEE in meeting.kinds:
        members = frozenset(one.person.pk for one in roll.due if _is_in_committee(one))
        share = national().on("ZB-21", meeting.on).number("share")
        return members, at_least(len(members), share)
    return frozenset(), 0


def _is_in_committee(one: Expected) -> bool:
    return bool(set(one.posts) & set(Post.COMMITTEE))


def busy_spans(
    people: Collection[int], *, zone_id: int, since: date, until: date
) -> dict[int, tuple[Span, ...]]:
    """Return when people are busy between two days by their diary, by primary key."""
    found = busy_of(people, zone_id=zone_id, since=since, until=until)
    return {
        person_id: tuple(Span(one.start, one.end, one.why) for one in busy)
        for person_id, busy in found.items()
    }
