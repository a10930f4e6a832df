"""Pages of the roster: upload, preview, correct, accept; export."""

from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.organisation.forms.roster import RosterForm
from zhibu.apps.organisation.models import Branch, RosterEntry, RosterUpload, Zone
from zhibu.apps.organisation.queries import roster as queries
from zhibu.apps.organisation.roster.exporting import workbook_of
from zhibu.apps.organisation.roster.reading import MOST_BYTES, TooLarge
from zhibu.apps.organisation.services import roster as services
from zhibu.apps.organisation.views.records import branch_of, zone_of

PER_PAGE = 50
RECENT = 10
Verdict = RosterEntry.Verdict
HANDLE = "organisation.handle_upload"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@door("organisation.import_roster", write="organisation.import_roster")
def roster(request: ViewerRequest) -> HttpResponse:
    """Take a roster file, and list those that wait."""
    scopes, today = queries.scopes_of(request.viewer), timezone.localdate()
    if request.method == "POST":
        _refuse_large(request)
        form = RosterForm(request.POST, request.FILES, scopes=scopes, today=today)
        if form.is_valid():
            file = cast("UploadedFile[bytes]", form.cleaned_data["file"])
            upload = services.upload_roster(
                zone=form.chosen.zone,
                branch=form.chosen.branch,
                uploader_id=request.viewer.person_id,
                as_of=form.cleaned_data["as_of"],
                file_name=file.name or "名册",
                content=file.read(),
                now=timezone.now(),
            )
            return redirect("organisation:roster_upload", upload_id=upload.pk)
    else:
        form = RosterForm(scopes=scopes, today=today)
    context = {
        "form": form,
        "scopes": scopes,
        "uploads": queries.uploads_for(request.viewer)[:RECENT],
    }
    status = 422 if form.errors else 200
    return render(request, "organisation/roster.html", context, status=status)


def _refuse_large(request: HttpRequest) -> None:
    """Refuse a body that is too large before reading it into memory."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + 100_000:
        raise TooLarge


@door(HANDLE, write=HANDLE, of=queries.upload)
def roster_upload(request: ViewerRequest, upload: RosterUpload) -> HttpResponse:
    """Show what accepting would do; take corrections of bad cells."""
    if request.method == "POST":
        typed = {
            key.removeprefix("cell-"): text
            for key, text in request.POST.items()
            if key.startswith("cell-") and isinstance(text, str)
        }
        services.correct_cells(upload=upload, texts=typed)
        return redirect("organisation:roster_upload", upload_id=upload.pk)
    counts = upload.report.get("counts", {})
    show = request.GET.get("show", "")
    if show not in Verdict.values:
        show = next((name for name in Verdict.values if counts.get(name)), Verdict.NEW)
    entries = Paginator(upload.entries.filter(verdict=show), PER_PAGE)
    page = entries.get_page(request.GET.get("page"))
    context = {
        "upload": upload,
        "counts": [(v.value, v.label, counts.get(v.value, 0)) for v in Verdict],
        "errors": counts.get(Verdict.ERROR, 0),
        "to_save": counts.get(Verdict.NEW, 0) + counts.get(Verdict.CHANGED, 0),
        "show": show,
        "page": page,
        "lines": queries.lines(page),
    }
    return render(request, "organisation/roster_upload.html", context)


@door(write=HANDLE, of=queries.upload)
def roster_accept(request: ViewerRequest, upload: RosterUpload) -> HttpResponse:
    """Have the roster saved."""
    services.accept_upload(upload=upload, actor_id=request.viewer.user_id)
    return redirect("organisation:roster_upload", upload_id=upload.pk)


@door(write=HANDLE, of=queries.upload)
def roster_drop(request: ViewerRequest, upload: RosterUpload) -> HttpResponse:
    """Give the roster up."""
    services.drop_upload(upload=upload)
    messages.success(request, "已放弃，没有保存任何内容，文件已删除。")
    return redirect("organisation:roster")


@door("organisation.export_branch", of=branch_of)
def export_branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Give the roster of a branch as Excel."""
    personal_data_used.send(Branch, viewer=request.viewer, record=branch, what="导出支部名册")
    return _workbook(branch.zone, branch)


@door("organisation.export_zone", of=zone_of)
def export_zone(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Give the roster of a zone as Excel."""
    personal_data_used.send(Zone, viewer=request.viewer, record=zone, what="导出全区名册")
    return _workbook(zone, None)


def _workbook(zone: Zone, branch: Branch | None) -> HttpResponse:
    today = timezone.localdate()
    content = workbook_of(zone_id=zone.pk, branch_id=branch.pk if branch else None, on=today)
    headers = {"Content-Disposition": f'attachment; filename="roster-{today:%Y%m%d}.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
