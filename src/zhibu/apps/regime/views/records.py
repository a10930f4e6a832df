"""From an address to the record behind it."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from zhibu.apps.foundation.door import ViewerRequest
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Person
from zhibu.apps.regime.models import Milestone


def meeting_of(meeting_id: int) -> Meeting:
    """Return the meeting or raise Http404."""
    return get_object_or_404(Meeting.objects.select_related("branch", "group"), pk=meeting_id)


def milestone_of(milestone_id: int) -> Milestone:
    """Return the milestone or raise Http404."""
    return get_object_or_404(Milestone.objects.select_related("branch"), pk=milestone_id)


def own_person(request: ViewerRequest) -> Person:
    """Return the person who is signed in, or raise Http404."""
    person = person_behind(request)
    if person is None:
        raise Http404
    return person


def person_behind(request: ViewerRequest) -> Person | None:
    """Return the person who is signed in; None for an account without one."""
    person_id = request.viewer.person_id
    return None if person_id is None else Person.objects.filter(pk=person_id).first()
