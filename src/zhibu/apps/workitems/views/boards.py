"""Pages of a branch's items: board, list with its workbook, time line; one's own items."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.accounts.tables import as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.queries.places import own_branches
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.workitems.models import WorkItem
from zhibu.apps.workitems.queries import listing
from zhibu.apps.workitems.queries.cards import board_of, cards_of
from zhibu.apps.workitems.queries.items import items_of_person
from zhibu.apps.workitems.queries.line import Span, line_of
from zhibu.apps.workitems.queries.reach import reach_of
from zhibu.core.documents.workbook import workbook

PER_PAGE = 30
BRANCH = "workitems.see_branch"


@door("workitems.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the board of the own branch; with several or none, list what is one's own."""
    branches = list(own_branches(request.viewer))
    if len(branches) == 1:
        return redirect("workitems:board", branch_id=branches[0].pk)
    return _mine(request, branches)


@door("workitems.see_any")
def mine(request: ViewerRequest) -> HttpResponse:
    """List what somebody answers for, whichever branch's it is."""
    return _mine(request, list(own_branches(request.viewer)))


@door(BRANCH, of=branch_of)
def board(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the items of a branch under their four steps."""
    today = timezone.localdate()
    board = board_of(branch, reach=reach_of(request.viewer, on=today), on=today)
    return render(request, "workitems/board.html", {"branch": branch, "board": board})


@door(BRANCH, of=branch_of)
def list_items(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List the items the address asks for."""
    today = timezone.localdate()
    asked = listing.Asked.of(request)
    found = listing.asked_items(branch, asked, on=today)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "branch": branch,
        "asked": asked,
        "page": page,
        "cards": cards_of(page, reach=reach_of(request.viewer, on=today), on=today),
        "steps": WorkItem.Step.choices,
        "sections": listing.sections_used(branch),
        "owners": listing.owners_used(branch),
    }
    return render(request, "workitems/list.html", context)


@door(BRANCH, of=branch_of)
def items_xlsx(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the same items as a workbook."""
    today = timezone.localdate()
    found = listing.asked_items(branch, listing.Asked.of(request), on=today)
    cards = cards_of(found, reach=reach_of(request.viewer, on=today), on=today)
    personal_data_used.send(WorkItem, viewer=request.viewer, record=branch, what="导出工作事项")
    content = workbook([listing.sheet_of(branch, cards)])
    return as_download(content, name=f"{branch}工作事项 {today:%Y%m%d}.xlsx")


@door(BRANCH, of=branch_of)
def line(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the items of a branch over half a year; ?from= is its first month."""
    today = timezone.localdate()
    span = Span.of(request.GET.get("from", ""), today=today)
    context = {
        "branch": branch,
        "span": span,
        "rows": line_of(branch, span, on=today),
        "today": today,
        "today_at": span.place(today) if span.holds(today) else None,
    }
    return render(request, "workitems/line.html", context)


def _mine(request: ViewerRequest, branches: list[Branch]) -> HttpResponse:
    today = timezone.localdate()
    me = person_behind(request.viewer)
    own = items_of_person(me).undone().by_due_day() if me else WorkItem.objects.none()
    reach = reach_of(request.viewer, on=today)
    context = {"branches": branches, "cards": cards_of(own, reach=reach, on=today)}
    return render(request, "workitems/mine.html", context)
