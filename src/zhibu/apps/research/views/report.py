"""Pages of the report: its parts, rewriting one, the paper."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.research.forms.report import PartForm
from zhibu.apps.research.queries.facts import facts_of
from zhibu.apps.research.records import ReportPart, report_part_of
from zhibu.apps.research.report.building import report_of
from zhibu.apps.research.report.gathering import material_of
from zhibu.apps.research.report.parts import part_of, parts_of
from zhibu.apps.research.services import report as services
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of
from zhibu.core.documents.report_word import report_word

PDF = "application/pdf"


@door("studies.run", of=study_of)
def report(request: ViewerRequest, study: Study) -> HttpResponse:
    """Show the parts of the report as they stand."""
    facts = facts_of(study)
    context = {"study": study, "facts": facts, "parts": parts_of(study, facts)}
    return render(request, "research/report.html", context)


@door("studies.run", of=study_of)
def word(request: ViewerRequest, study: Study) -> HttpResponse:
    """Download the report for Word, made anew from the records."""
    report = report_of(material_of(study, on=timezone.localdate()))
    _tell_used(request, study, "下载调研报告")
    return as_download(report_word(report), name=f"{report.title}.docx", content_type=DOCX)


@door("studies.run", of=study_of)
def pdf(request: ViewerRequest, study: Study) -> HttpResponse:
    """Download the report as PDF, made anew from the records."""
    # Loads the typesetter: not before somebody asks for a PDF.
    from zhibu.core.documents.report_pdf import report_pdf  # noqa: PLC0415

    report = report_of(material_of(study, on=timezone.localdate()))
    _tell_used(request, study, "下载调研报告")
    return as_download(report_pdf(report), name=f"{report.title}.pdf", content_type=PDF)


def _tell_used(request: ViewerRequest, study: Study, what: str) -> None:
    """The report names who carries measures out, so that taking it is noted."""
    personal_data_used.send(Study, viewer=request.viewer, record=study, what=what)


@door("research.edit_report", write="research.edit_report", of=report_part_of)
def rewrite(request: ViewerRequest, place: ReportPart) -> HttpResponse:
    """Put a part into own words."""
    standing = part_of(place.study, facts_of(place.study), place.part)
    form = PartForm(request.POST or None, today=timezone.localdate(), part=standing)

    def act() -> str:
        services.rewrite_part(
            study=place.study, part=place.part, drafted=standing.drafted, **form.cleaned_data
        )
        return "已保存。数据以后有变化，这段文字也不会被改掉。"

    sheet = Sheet(
        title=f"改写：{place.part.label}",
        verb="保存文字",
        back=reverse("research:report", args=[place.study_id]),
        back_name="回到报告",
        about=f"自动稿现在是：{standing.drafted}" if standing.is_own else "",
    )
    return fill_in(request, sheet, form, act)


@door(write="research.edit_report", of=report_part_of)
def restore(request: ViewerRequest, place: ReportPart) -> HttpResponse:
    """Go back to the draft of a part."""
    services.restore_draft(study=place.study, part=place.part)
    messages.success(request, f"“{place.part.label}”已恢复为自动稿。")
    return redirect("research:report", study_id=place.study_id)
