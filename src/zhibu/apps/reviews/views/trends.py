"""The page of a branch's trends."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.organisation.models import Branch
from zhibu.apps.reviews.places import reviewing_branch_of
from zhibu.apps.reviews.queries.trends import trends_of


@door("reviews.see_trends", of=reviewing_branch_of)
def trends(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show how promises, hindrances and items of the branch go."""
    shown = trends_of(branch, on=timezone.localdate())
    return render(request, "reviews/trends.html", {"branch": branch, "trends": shown})
