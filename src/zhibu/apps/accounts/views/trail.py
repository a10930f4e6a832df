"""The audit trail: who changed, opened or exported what, when."""

from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from zhibu.apps.accounts.forms.trail import TrailFilterForm
from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.queries.held import Section
from zhibu.apps.accounts.queries.trail import entries_for, lines_for, local
from zhibu.apps.accounts.services.trail import record_access
from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Branch, Zone

A_PAGE = 50
MOST_EXPORTED = 50_000
COLUMNS = ("时间", "操作人", "操作", "对象类型", "对象", "内容", "改动")


@door("accounts.read_trail")
def trail(request: ViewerRequest) -> HttpResponse:
    """Show the lines the viewer may read; the filter stays in the address."""
    form = TrailFilterForm(request.GET)
    pages = Paginator(entries_for(request.viewer, form.asked()), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": lines_for(request.viewer, page.object_list),
        "kept": kept.urlencode(),
    }
    return render(request, "account/trail.html", context)


@door("accounts.read_trail")
def trail_xlsx(request: ViewerRequest) -> HttpResponse:
    """Export the same lines; the export is itself a line of the trail."""
    found = entries_for(request.viewer, TrailFilterForm(request.GET).asked())[:MOST_EXPORTED]
    rows = tuple(
        (
            local(line.at),
            line.who,
            line.action,
            line.kind,
            line.record,
            line.what,
            "；".join(line.changes),
        )
        for line in lines_for(request.viewer, found)
    )
    content = workbook([Section("操作记录", COLUMNS, rows)])
    for record in _exported_from(request.viewer):
        record_access(viewer=request.viewer, record=record, what="导出操作记录")
    return as_download(content, name="audit-trail.xlsx")


def _exported_from(viewer: Viewer) -> list[Model]:
    """Return whose trail an export takes away: zones, branches, or the keeper's whole view."""
    if viewer.is_keeper:
        return [get_object_or_404(User, pk=viewer.user_id)]
    zones = Zone.objects.filter(pk__in=viewer.coordinator_of)
    return [*zones, *Branch.objects.filter(pk__in=viewer.leads)]
