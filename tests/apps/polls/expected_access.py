"""Who may read and write at the addresses of polls.

The poll asks everybody due: the member, the officer and the secretary of the house.
"""

from datetime import timedelta

from django.utils import timezone
from tests.access_tables import Access, roles
from tests.apps.polls.records import meeting_to_come
from tests.houses import House

from zhibu.apps.organisation.models import Affiliation
from zhibu.apps.polls.models import Poll, PollAsked, PollTime

KEEPS_RECORDS = roles("officer", "secretary")
ASKED = KEEPS_RECORDS | roles("member")
EDIT = Access(read=KEEPS_RECORDS, write=KEEPS_RECORDS)

EXPECTED = {
    "polls:meeting": EDIT,
    "polls:poll": Access(read=ASKED, write=ASKED),
    "polls:enter": EDIT,
    "polls:choose": EDIT,
    "polls:solve": Access(write=KEEPS_RECORDS),
    "polls:end": EDIT,
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of each address."""
    today = timezone.localdate()
    meeting = meeting_to_come(house.branch, on=today + timedelta(days=10))
    poll = Poll.objects.create(
        zone=house.zone,
        meeting=meeting_to_come(house.branch, on=today + timedelta(days=20)),
        minutes=90,
        closes_on=today + timedelta(days=2),
        made_at=timezone.now(),
    )
    PollTime.objects.create(
        zone=house.zone,
        poll=poll,
        on=today + timedelta(days=5),
        starts_at="15:00",
        ends_at="16:30",
    )
    for affiliation in Affiliation.objects.filter(branch=house.branch):
        PollAsked.objects.create(zone=house.zone, poll=poll, person_id=affiliation.person_id)
    of_poll = {name: {"poll_id": poll.pk} for name in EXPECTED}
    return of_poll | {"polls:meeting": {"meeting_id": meeting.pk}}
