"""From an address to the record behind it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from zhibu.apps.foundation.door import ViewerRequest
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.regime.models import Milestone


def meeting_of(meeting_id: int) -> Meeting:
    """Return the meeting or raise Http404."""
    return get_object_or_404(Meeting.objects.select_related("branch", "group"), pk=meeting_id)


def milestone_of(milestone_id: int) -> Milestone:
    """Return the milestone or raise Http404."""
    return get_object_or_404(Milestone.objects.select_related("branch"), pk=milestone_id)


def own_person(request: ViewerRequest) -> Person:
    """Return the person who is signed in, or raise Http404."""
    person = person_behind(request.viewer)
    if person is None:
        raise Http404
    return person
