"""The today page."""

from django.http import HttpResponse
from django.shortcuts import render

from zhibu.apps.foundation.door import SIGNED_IN, ViewerRequest, door


@door(SIGNED_IN)
def today(request: ViewerRequest) -> HttpResponse:
    """Show what needs this person, and nothing else."""
    return render(request, "home/today.html", {"items": (), "coming": ()})
