"""One search: how far it is, what it found, which answer is taken."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.timetabling.forms import AcceptForm
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.queries.proposals import proposals_of
from zhibu.apps.timetabling.refusals import NotReady
from zhibu.apps.timetabling.services import accepting, joint, searching
from zhibu.apps.timetabling.services.accepting import Taking
from zhibu.apps.timetabling.views.records import search_of
from zhibu.core.refusals import Refusal

HANDLE = "timetabling.handle_search"


@door(HANDLE, write=HANDLE, of=search_of)
def search(request: ViewerRequest, search: Search) -> HttpResponse:
    """Show how far it is, or its answers; take one of them."""
    refusal: Refusal | None = None
    ticked: set[str] | None = None
    if request.method == "POST":
        ticked = set(request.POST.getlist("item"))
        try:
            return _take(request, search, ticked)
        except Refusal as said:
            refusal = said
            search = search_of(search.pk)
    context = {
        "search": search,
        "branch": search.branch,
        "refusal": refusal,
        "ticked": ticked,
        "proposals": proposals_of(search, with_names=search.branch_id is not None),
        "meetings": _outcome(search),
        "has_broken_off": search.has_broken_off(timezone.now()),
    }
    status = 422 if refusal else 200
    return render(request, "timetabling/search.html", context, status=status)


@door(write=HANDLE, of=search_of)
def stop(request: ViewerRequest, search: Search) -> HttpResponse:
    """Ask a running search to stop with what it has."""
    searching.stop(search=search)
    return redirect(search)


@door(write=HANDLE, of=search_of)
def drop(request: ViewerRequest, search: Search) -> HttpResponse:
    """Give a search up."""
    searching.drop(search=search)
    messages.success(request, "已放弃，没有改动任何会议，用到的忙闲已删除。")
    if search.branch_id is None:
        return redirect("timetabling:zone", zone_id=search.zone_id)
    return redirect("timetabling:branch", branch_id=search.branch_id)


def _take(request: ViewerRequest, search: Search, ticked: set[str]) -> HttpResponse:
    form = AcceptForm(request.POST)
    if not form.is_valid():
        raise NotReady
    taking = Taking(
        by=person_behind(request.viewer),
        today=timezone.localdate(),
        now=timezone.now(),
        and_announce=form.cleaned_data["announce"],
    )
    number = form.cleaned_data["proposal"]
    if search.branch_id is None:
        joint.accept_for_event(search=search, proposal=number, taking=taking)
    else:
        accepting.accept(search=search, proposal=number, keys=ticked, taking=taking)
    return redirect(search)


def _outcome(search: Search) -> list[Meeting]:
    """Return the meetings that came of it, in order of days."""
    if not search.outcome:
        return []
    found = Meeting.objects.filter(pk__in=search.outcome).select_related("branch", "group", "room")
    return list(found.defer("minutes", "draft").order_by("on", "starts_at", "pk"))
