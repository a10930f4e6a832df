"""Joint events of a zone: wish for one, find its time, call it off."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.meetings.models import JointEvent
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.timetabling.forms import EventForm
from zhibu.apps.timetabling.queries.asks import usual_span
from zhibu.apps.timetabling.queries.events import events_of
from zhibu.apps.timetabling.services import joint, searching
from zhibu.apps.timetabling.views.records import event_of
from zhibu.core.refusals import Refusal

JOINT = "timetabling.joint"


@door("timetabling.joint_some")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the one zone someone coordinates, or let them choose."""
    zones = list(Zone.objects.filter(pk__in=request.viewer.coordinator_of).order_by("pk"))
    if len(zones) == 1:
        return redirect("timetabling:zone", zone_id=zones[0].pk)
    return render(request, "timetabling/zones.html", {"zones": zones})


@door(JOINT, write=JOINT, of=zone_of)
def zone(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """List the joint events; take a new one down."""
    today = timezone.localdate()
    first, last = usual_span(today)
    initial = {"first": first, "last": last}
    form = EventForm(request.POST or None, zone=zone, today=today, initial=initial)
    if form.is_bound and form.is_valid():
        try:
            event = joint.make_event(
                zone=zone, today=today, by=person_behind(request.viewer), **form.cleaned_data
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已记下“{event.title}”，现在可以排时间。")
            return redirect("timetabling:zone", zone_id=zone.pk)
    context = {"zone": zone, "form": form, "events": events_of(zone, today=today)}
    return render(request, "timetabling/zone.html", context, status=422 if form.errors else 200)


@door(write=JOINT, of=event_of)
def find(request: ViewerRequest, event: JointEvent) -> HttpResponse:
    """Begin to look for one time for all its branches."""
    search = searching.start_for_event(
        event=event,
        by=person_behind(request.viewer),
        today=timezone.localdate(),
        now=timezone.now(),
    )
    return redirect(search)


@door(write=JOINT, of=event_of)
def call_off(request: ViewerRequest, event: JointEvent) -> HttpResponse:
    """Call it off, with the meetings made from it."""
    joint.call_off(event=event, by=person_behind(request.viewer), now=timezone.now())
    messages.success(request, f"已取消“{event.title}”。")
    return redirect("timetabling:zone", zone_id=event.zone_id)
