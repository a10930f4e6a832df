"""One's own record: read it, ask for a correction, take it along, hand it to the branch."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.contributions.models import Release
from zhibu.apps.contributions.papers import grounds_of
from zhibu.apps.contributions.queries.record import Record, record_of, release_of
from zhibu.apps.contributions.services import handing_over
from zhibu.apps.contributions.views.files import as_excel, as_word
from zhibu.apps.contributions.views.records import release_at
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.years import FIRST_YEAR, YearAsked, year_typed
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.core.refusals import Refusal

OWN = "contributions.see_own"


@door(OWN)
def mine(request: ViewerRequest) -> HttpResponse:
    """Show what the records say the viewer did in a year."""
    asked = YearAsked.of(request, timezone.localdate())
    record = _record_asked(request)
    context = {
        "asked": asked,
        "record": record,
        "grounds": grounds_of(record),
        "release": release_of(record.person, year=asked.year),
        "led": Branch.objects.filter(pk__in=request.viewer.leads).order_by("pk"),
    }
    return render(request, "contributions/mine.html", context)


@door(write=OWN)
def hand_over(request: ViewerRequest) -> HttpResponse:
    """Let the officers of the branch read the year typed."""
    today = timezone.localdate()
    year = year_typed(request.POST.get("year"), among=range(FIRST_YEAR, today.year + 1))
    try:
        release = handing_over.hand_over(
            person=_person(request), year=year or today.year, today=today
        )
    except Refusal as refusal:
        messages.error(request, f"{refusal.message}{refusal.hint}")
    else:
        messages.success(request, f"{release.year}年的纪实已交给{release.branch}的书记和委员。")
    return _to_year(year or today.year)


@door(write="contributions.take_back", of=release_at)
def take_back(request: ViewerRequest, release: Release) -> HttpResponse:
    """Let the branch read the year no more."""
    year = release.year
    handing_over.take_back(release=release)
    messages.success(request, f"{year}年的纪实已收回，支部不再能看。")
    return _to_year(year)


@door(OWN)
def own_word(request: ViewerRequest) -> HttpResponse:
    """Hand over the record in the official layout."""
    return as_word(request, _record_asked(request))


@door(OWN)
def own_excel(request: ViewerRequest) -> HttpResponse:
    """Hand over the record as a workbook."""
    return as_excel(request, _record_asked(request))


def _record_asked(request: ViewerRequest) -> Record:
    asked = YearAsked.of(request, timezone.localdate())
    return record_of(_person(request), year=asked.year, until=asked.as_of)


def _person(request: ViewerRequest) -> Person:
    person = person_behind(request.viewer)
    if person is None:
        raise Http404
    return person


def _to_year(year: int) -> HttpResponse:
    return redirect(f"{reverse('contributions:mine')}?{urlencode({'year': year})}")
