"""The today page, and the list of affairs one may attend to."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.foundation.door import SIGNED_IN, ViewerRequest, door
from zhibu.apps.home import queries


@door(SIGNED_IN)
def today(request: ViewerRequest) -> HttpResponse:
    """Show at most five things that need this person, and the next four weeks."""
    on = timezone.localdate()
    items = queries.items_for(request.viewer, on=on)
    context = {
        "on": on,
        "items": items[: queries.AT_MOST],
        "more": items[queries.AT_MOST :],
        "coming": queries.coming_for(request.viewer, on=on),
    }
    return render(request, "home/today.html", context)


@door(SIGNED_IN)
def affairs(request: ViewerRequest) -> HttpResponse:
    """List what one may attend to, each with one sentence."""
    return render(request, "home/affairs.html")
