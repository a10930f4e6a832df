"""One poll and what one person has to do with it."""

from collections.abc import Mapping

from django.shortcuts import get_object_or_404

from zhibu.apps.accounts.models import User
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Person
from zhibu.apps.polls.adapters import diary_of
from zhibu.apps.polls.models import Poll, PollAnswer, PollTime

Can = PollAnswer.Can


def poll_of(poll_id: int) -> Poll:
    """Return a poll with its meeting, or raise Http404."""
    related = ("meeting__branch__zone", "meeting__group", "made_by", "closed_by", "chosen")
    return get_object_or_404(Poll.objects.select_related(*related), pk=poll_id)


def running_poll_of(meeting: Meeting) -> Poll | None:
    """Return the poll of a meeting that is not decided, if there is one."""
    return Poll.objects.filter(zone_id=meeting.zone_id, meeting=meeting, closed_at=None).first()


def answers_of(poll: Poll, person_id: int) -> dict[int, str]:
    """Return what a person answered, by the time's primary key; empty without an answer."""
    mine = PollAnswer.objects.filter(time__poll=poll, person=person_id)
    return dict(mine.values_list("time_id", "can"))


def as_the_diary_says(
    person_id: int, times: list[PollTime], *, zone_id: int
) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Return an answer for each time, and in one word why it is 不行 where it is.

    Where nothing on record stands against a time the person can come. Two mappings by the
    primary key of the time.
    """
    spans = diary_of(
        person_id,
        zone_id=zone_id,
        since=min(time.on for time in times),
        until=max(time.on for time in times),
    )
    against = {
        time.pk: span.why for time in times for span in spans if span.overlaps(time.start, time.end)
    }
    return {time.pk: Can.NO if time.pk in against else Can.YES for time in times}, against


def people_without_account(poll: Poll) -> list[Person]:
    """Return those asked who cannot sign in, and have their answer entered by an officer."""
    accounts = User.objects.filter(is_active=True, person__isnull=False).values("person")
    asked = Person.objects.filter(asked_in_polls__poll=poll).exclude(pk__in=accounts)
    return list(asked.order_by("pk"))
