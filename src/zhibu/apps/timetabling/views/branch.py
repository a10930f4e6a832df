"""排时间 of a branch: what is to be placed, all ticked, one button."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.queries.places import own_branches
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.resources.queries import lecturers_for, rooms_for
from zhibu.apps.timetabling.forms import AskForm, SpanForm
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.queries.asks import asks_of, end_of_month, usual_span
from zhibu.apps.timetabling.services import searching
from zhibu.core.refusals import Refusal

LONGEST_KEY = 18
"""Digits of the largest primary key."""
FIND = "timetabling.find_for_branch"


@door("timetabling.find_some")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the page of one's branch; let someone with several choose."""
    led = [branch for branch in own_branches(request.viewer) if branch.pk in request.viewer.leads]
    if len(led) == 1:
        return redirect("timetabling:branch", branch_id=led[0].pk)
    context = {"title": "排时间", "branches": led, "name": "timetabling:branch"}
    return render(request, "regime/choose.html", context)


@door(FIND, write=FIND, of=branch_of)
def branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show what is to be placed; begin to look for times."""
    today = timezone.localdate()
    page = _page_of(request, branch, today)
    refusal: Refusal | None = None
    if request.method == "POST":
        chosen = [form for form in page.forms if form.is_chosen]
        wrong = [form for form in chosen if not form.is_valid()]
        if page.span.is_valid() and not wrong:
            try:
                search = searching.start_for_branch(
                    branch=branch,
                    wishes=[form.wish() for form in chosen],
                    first=page.since,
                    last=page.until,
                    by=person_behind(request.viewer),
                    now=timezone.now(),
                )
            except Refusal as said:
                refusal = said
            else:
                return redirect(search)
    context = {
        "branch": branch,
        "page": page,
        "refusal": refusal,
        "wrong": sum(bool(form.errors) for form in page.forms if form.is_chosen),
        "searches": _open_searches(branch),
    }
    return render(
        request, "timetabling/branch.html", context, status=422 if request.method == "POST" else 200
    )


@dataclass(frozen=True, kw_only=True)
class _Page:
    """The days, and a form for each item between them."""

    span: SpanForm
    since: date
    until: date
    forms: tuple[AskForm, ...]
    left: tuple[str, ...]
    only: int | None
    has_rooms: bool
    has_lecturers: bool

    @property
    def ticked(self) -> list[AskForm]:
        """Items that are placed unless somebody unticks them."""
        return [form for form in self.forms if form.ask.is_ticked]

    @property
    def others(self) -> list[AskForm]:
        """Items that stay where they are unless somebody ticks them."""
        return [form for form in self.forms if not form.ask.is_ticked]


def _page_of(request: ViewerRequest, branch: Branch, today: date) -> _Page:
    """Read the days from the address or the form; days that do not do give the usual ones."""
    typed = request.POST if request.method == "POST" else request.GET
    only = _meeting_asked(typed.get("meeting", ""), branch)
    since, until = usual_span(today)
    usual = {"since": since, "until": max(until, end_of_month(only.on)) if only else until}
    has_days = "since" in typed or "until" in typed
    span = SpanForm({**usual, **typed.dict()} if has_days else None, today=today, initial=usual)
    days = span.cleaned_data if span.is_bound and span.is_valid() else usual
    since, until = days["since"], days["until"]
    asks, left = asks_of(
        branch, since=since, until=until, today=today, only=only.pk if only else None
    )
    has_rooms = rooms_for(branch.agency).exists()
    has_lecturers = lecturers_for(branch.agency).exists()
    forms = tuple(
        AskForm(
            request.POST if request.method == "POST" else None,
            ask=ask,
            today=today,
            span=(since, until),
            has_rooms=has_rooms,
            has_lecturers=has_lecturers,
        )
        for ask in asks
    )
    return _Page(
        span=span,
        since=since,
        until=until,
        forms=forms,
        left=left,
        only=only.pk if only else None,
        has_rooms=has_rooms,
        has_lecturers=has_lecturers,
    )


def _meeting_asked(text: str, branch: Branch) -> Meeting | None:
    """Return the one meeting a time is looked for, as its own page asks; None for all."""
    if not text.isdecimal() or len(text) > LONGEST_KEY:
        return None
    mine = Meeting.objects.in_their_own_right().filter(branch=branch, state__in=Meeting.OPEN)
    return mine.filter(pk=int(text)).first()


def _open_searches(branch: Branch) -> list[Search]:
    states = (Search.State.RUNNING, Search.State.READY)
    return list(
        Search.objects.filter(branch=branch, state__in=states).defer("instance", "proposals")
    )
