"""Pages to read: whose activities, the catalogue of a branch, one activity."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.accounts.tables import as_download
from zhibu.apps.activities.models import Activity
from zhibu.apps.activities.queries import catalogue
from zhibu.apps.activities.queries.history import row_of
from zhibu.apps.activities.queries.outing import OUTING, WHOSE
from zhibu.apps.activities.queries.sheets import catalogue_sheet
from zhibu.apps.activities.views.records import activity_of
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.searching import key_typed, typed_query
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.places import own_branches, zones_of
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.documents.workbook import workbook


@door("activities.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the activities of the own branch, or choose among branches and zones."""
    branches = list(own_branches(request.viewer))
    zones = [
        zone
        for zone in zones_of(request.viewer)
        if opens("activities.see_counts", request.viewer, zone)
    ]
    if len(branches) == 1 and not zones:
        return redirect("activities:list", branch_id=branches[0].pk)
    return render(request, "activities/home.html", {"branches": branches, "zones": zones})


@door("activities.see_branch", of=branch_of)
def catalogue_page(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List what the branch did, the newest first, with the repetition in words."""
    keeps = opens("activities.edit_branch", request.viewer, branch)
    asked, today = asked_of(request), timezone.localdate()
    rows = catalogue.seen_rows(branch, keeps_records=keeps)
    context = {
        "branch": branch,
        "asked": asked,
        "today": today,
        "kinds": Activity.Kind.choices,
        "choices": catalogue.choices_in(rows),
        "page": catalogue.page_of(catalogue.narrowed(rows, asked), request.GET.get("page", "1")),
        "bare": catalogue.bare_meetings(branch, on=today) if keeps else [],
    }
    return render(request, "activities/list.html", context)


@door("activities.see_branch", of=branch_of)
def catalogue_xlsx(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the same lines as a workbook."""
    keeps = opens("activities.edit_branch", request.viewer, branch)
    rows = catalogue.seen_rows(branch, keeps_records=keeps)
    sheet = catalogue_sheet(catalogue.narrowed(rows, asked_of(request)))
    return as_download(workbook([sheet]), name=f"{branch} 活动目录.xlsx")


@door("activities.see", of=activity_of)
def activity(request: ViewerRequest, activity: Activity) -> HttpResponse:
    """Show one activity, which visit it is, and what to see to before it."""
    row, today = row_of(activity), timezone.localdate()
    context = {
        "row": row,
        "activity": row.activity,
        "branch": activity.branch,
        "is_to_come": row.activity.on >= today,
        "outing": OUTING,
        "whose": WHOSE,
    }
    return render(request, "activities/activity.html", context)


def asked_of(request: HttpRequest) -> catalogue.Asked:
    """Read the filter from the address; what makes no sense asks for everything."""
    kind = request.GET.get("kind", "")
    return catalogue.Asked(
        kind=kind if kind in Activity.Kind.values else "",
        base=key_typed(request.GET.get("base", "")),
        partner=key_typed(request.GET.get("partner", "")),
        theme=key_typed(request.GET.get("theme", "")),
        city_task=key_typed(request.GET.get("task", "")),
        text=typed_query(request),
    )
