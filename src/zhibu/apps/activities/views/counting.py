"""Pages that count: the kinds of a branch's activities, and of a zone's."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.activities.queries.places import bases_of
from zhibu.apps.activities.queries.summary import summary_of, summary_of_zone
from zhibu.apps.activities.wording import EXPLAINED
from zhibu.apps.foundation.context import LARGE_TYPE_COOKIE
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.organisation.views.records import branch_of, zone_of
from zhibu.apps.results.queries.figures import WIDTHS, drawing_of


@door("activities.see_branch", of=branch_of)
def kinds(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Tell which kinds of activities there were in twelve months, and how various they are."""
    context = {
        "branch": branch,
        "summary": summary_of(branch, on=timezone.localdate()),
        "explained": EXPLAINED,
    }
    return render(request, "activities/kinds.html", context)


@door("activities.see_branch", of=branch_of)
def kinds_figure(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Return the same counts as SVG, wide or narrow, in the viewer's type size."""
    size = request.GET.get("size", "wide")
    summary = summary_of(branch, on=timezone.localdate())
    if size not in WIDTHS or not summary.done:
        raise Http404
    large = request.COOKIES.get(LARGE_TYPE_COOKIE) == "1"
    drawn = drawing_of(summary.figure, size=size, large=large)
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response.headers["Cache-Control"] = "private, no-cache"
    return response


@door("activities.see_counts", of=zone_of)
def zone_counts(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Tell which kinds there were in the whole zone, and the places all share; no branch's line."""
    today = timezone.localdate()
    context = {
        "zone": zone,
        "summary": summary_of_zone(zone, on=today),
        "bases": bases_of(zone, on=today).filter(is_closed=False),
        "explained": EXPLAINED,
    }
    return render(request, "activities/zone.html", context)
