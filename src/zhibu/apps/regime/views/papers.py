"""The plan to take away: workbook, document, calendar file, calendar address."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django_ratelimit.core import is_ratelimited

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import PUBLIC, ViewerRequest, door, opens
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.regime import papers
from zhibu.apps.regime.forms.plan import year_asked
from zhibu.apps.regime.models import CalendarFeed
from zhibu.apps.regime.queries.calendars import (
    calendar_file,
    meetings_of_branch,
    meetings_of_person,
)
from zhibu.apps.regime.queries.plan import PlanOfYear, plan_of_year, years_to_show
from zhibu.apps.regime.services.feeds import feed_of_token, renew_feed, revoke_feed
from zhibu.apps.regime.views.records import own_person

ICALENDAR = "text/calendar; charset=utf-8"
SEE = door("regime.see_plan", of=branch_of)
WRONG_RATE, ANY_RATE = "30/h", "1200/h"
"""Per address: a whole office asks from one, each phone a few times an hour."""


@SEE
def plan_workbook(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """The year as an Excel workbook."""
    plan = _plan_asked(request, branch)
    return as_download(papers.plan_workbook(plan), name=f"{branch}{plan.year}年度计划.xlsx")


@SEE
def plan_document(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """The year as a Word document."""
    plan = _plan_asked(request, branch)
    content = papers.plan_document(plan, today=timezone.localdate())
    name = f"{branch}{plan.year}年度计划.docx"
    return as_download(content, name=name, content_type=DOCX)


@SEE
def plan_calendar(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """What the viewer is due at as a calendar file; the whole plan for who is in no list."""
    today = timezone.localdate()
    person = person_behind(request.viewer)
    due = meetings_of_person(person, branch, on=today) if person else None
    if due is None:
        due = meetings_of_branch(branch, on=today)
    content = calendar_file(due, name=branch.name, now=timezone.now())
    return as_download(content, name=f"{branch}.ics", content_type=ICALENDAR)


@door("regime.subscribe", write="regime.subscribe", of=branch_of)
def feed(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show whether there is an address, and make a new one; it is shown this once."""
    person = own_person(request)
    address = ""
    if request.method == "POST":
        token = renew_feed(branch=branch, person=person, now=timezone.now())
        address = request.build_absolute_uri(reverse("regime:calendar", args=[token]))
    present = CalendarFeed.objects.filter(branch=branch, person=person).first()
    context = {"branch": branch, "feed": present, "address": address}
    return render(request, "regime/feed.html", context)


@door(write="regime.subscribe", of=branch_of)
def revoke(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Let the address work no more."""
    revoke_feed(branch=branch, person=own_person(request))
    messages.success(request, "订阅地址已停用。手机里已有的日程请在手机上删除。")
    return redirect("regime:feed", branch_id=branch.pk)


@door(PUBLIC)
def calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Give a calendar program what the owner of the secret is due at; nobody signs in here."""
    if _is_flood(request, "calendar", ANY_RATE):
        return _plain("请求太频繁，请稍后再试。", 429)
    found = feed_of_token(token)
    today = timezone.localdate()
    due = meetings_of_person(found.person, found.branch, on=today) if found else None
    if found is None or due is None:
        is_guessing = _is_flood(request, "calendar-wrong", WRONG_RATE)
        return _plain("没有这个订阅地址。", 429 if is_guessing else 404)
    content = calendar_file(due, name=found.branch.name, now=timezone.now())
    response = HttpResponse(content, content_type=ICALENDAR)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _is_flood(request: HttpRequest, group: str, rate: str) -> bool:
    return bool(is_ratelimited(request, group=group, key="ip", rate=rate, increment=True))


def _plain(said: str, status: int) -> HttpResponse:
    return HttpResponse(said, status=status, content_type="text/plain; charset=utf-8")


def _plan_asked(request: ViewerRequest, branch: Branch) -> PlanOfYear:
    today = timezone.localdate()
    years = years_to_show(branch, today=today)
    year = year_asked(request.GET.get("year"), among=years, today=today)
    may_edit = opens("regime.edit_plan", request.viewer, branch)
    return plan_of_year(branch, year=year, with_proposal=may_edit)
