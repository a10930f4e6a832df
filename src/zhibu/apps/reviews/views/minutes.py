"""The minutes of a week: to read, and as a Word file."""

from django.http import HttpResponse
from django.shortcuts import render

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.reviews.models import Week
from zhibu.apps.reviews.papers.minutes import LEFT_OUT, minutes_paper
from zhibu.apps.reviews.places import BranchWeek, week_of
from zhibu.apps.reviews.queries.minutes import minutes_of
from zhibu.core.documents.word import official_docx

SEE = door("reviews.see_week", of=week_of)


@SEE
def minutes(request: ViewerRequest, place: BranchWeek) -> HttpResponse:
    """Show the minutes as they are handed round."""
    context = {"minutes": minutes_of(place), "left_out": LEFT_OUT}
    return render(request, "reviews/minutes.html", context)


@SEE
def minutes_docx(request: ViewerRequest, place: BranchWeek) -> HttpResponse:
    """Hand over the minutes in the official layout; the trail says so."""
    what = f"导出复盘纪要：{place.monday:%Y-%m-%d}"
    personal_data_used.send(Week, viewer=request.viewer, record=place.branch, what=what)
    document = minutes_paper(minutes_of(place))
    large = request.GET.get("large") == "1"
    name = f"{document.title} {place.monday:%Y-%m-%d}.docx"
    return as_download(official_docx(document, large=large), name=name, content_type=DOCX)
