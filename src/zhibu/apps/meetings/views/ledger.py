"""The ledger of a branch, on screen, on paper and in Excel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.accounts.tables import as_download
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.foundation.years import year_typed
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.ledger import Asked, Ledger, ledger_of
from zhibu.apps.meetings.queries.ledger_sheets import ledger_sheets
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.documents.workbook import workbook

EARLIEST_YEAR = 1949


@door("meetings.see_ledger", of=branch_of)
def ledger(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show what the branch held in a year; the filter stands in the address."""
    asked = asked_of(request)
    context = {
        "branch": branch,
        "asked": asked,
        "kinds": Meeting.Kind.choices,
        "ledger": _read(request, branch, asked),
    }
    return render(request, "meetings/ledger.html", context)


@door("meetings.see_ledger", of=branch_of)
def ledger_xlsx(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the same lines as a workbook, to officers with who came."""
    asked = asked_of(request)
    for_officers = opens("meetings.edit_branch", request.viewer, branch)
    sheets = ledger_sheets(_read(request, branch, asked), for_officers=for_officers)
    personal_data_used.send(
        Branch, viewer=request.viewer, record=branch, what=f"导出{asked.year}年三会一课台账"
    )
    return as_download(workbook(sheets), name=f"{branch} {asked.year}年三会一课台账.xlsx")


def asked_of(request: HttpRequest) -> Asked:
    """Read the filter from the address; what makes no sense asks for this year and all."""
    kind = request.GET.get("kind", "")
    return Asked(
        year=year_of(request),
        kind=kind if kind in Meeting.Kind.values else "",
        typed=typed_query(request),
    )


def year_of(request: HttpRequest) -> int:
    """Return the year in the address; this year when there is none that can be."""
    this_year = timezone.localdate().year
    years = range(EARLIEST_YEAR, this_year + 2)
    return year_typed(request.GET.get("year"), among=years) or this_year


def _read(request: ViewerRequest, branch: Branch, asked: Asked) -> Ledger:
    with_contents = opens("meetings.edit_branch", request.viewer, branch)
    return ledger_of(branch, asked, with_contents=with_contents)
