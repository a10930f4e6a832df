"""Pages of findings: written down, based on figures, turned into measures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.research.forms import findings as forms
from zhibu.apps.research.models import Finding
from zhibu.apps.research.queries import findings as queries
from zhibu.apps.research.queries.basis import usable_quotations
from zhibu.apps.research.queries.drawn import drawn_figures
from zhibu.apps.research.queries.watched import watched_words
from zhibu.apps.research.records import finding_of
from zhibu.apps.research.services import findings as services
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of

EDIT = door("research.edit_finding", write="research.edit_finding", of=finding_of)


@door("studies.run", write="studies.run", of=study_of)
def add(request: ViewerRequest, study: Study) -> HttpResponse:
    """Write down what was found."""
    form = forms.FindingForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        form.cleaned_data.pop("version")
        services.add_finding(study=study, **form.cleaned_data)
        return "已写下。接着可以选依据的图，定措施。"

    sheet = Sheet(
        title="写一条发现",
        verb="保存发现",
        back=reverse("research:study", args=[study.pk]),
        back_name="回到调研",
        about="一条发现只说一件事，后面配上图、原话和文献。",
    )
    return fill_in(request, sheet, form, act)


@door("research.edit_finding", of=finding_of)
def finding(request: ViewerRequest, finding: Finding) -> HttpResponse:
    """Show a finding, what it rests on and what is done about it."""
    context = {
        "finding": finding,
        "figures": drawn_figures(finding),
        "quotations": usable_quotations(finding.study).filter(finding_uses__finding=finding),
        "sources": finding.sources.select_related("source"),
        "measures": [
            (measure, watched_words(measure))
            for measure in finding.measures.select_related("owner", "watched", "work_item__branch")
        ],
    }
    return render(request, "research/finding.html", context)


@EDIT
def change(request: ViewerRequest, finding: Finding) -> HttpResponse:
    """Change a finding; what somebody else saved meanwhile is shown beside."""
    initial = {
        "title": finding.title,
        "difficulty": finding.difficulty,
        "body": finding.body,
        "version": finding.version,
    }
    form = forms.FindingForm(request.POST or None, today=timezone.localdate(), initial=initial)

    def act() -> str:
        services.change_finding(finding=finding, **form.cleaned_data)
        return "已修改。"

    return fill_in(request, _sheet(finding, "修改发现", "保存修改"), form, act)


@EDIT
def choose_basis(request: ViewerRequest, finding: Finding) -> HttpResponse:
    """Choose the figures, quotations and sources a finding rests on."""
    form = forms.BasisForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        choices=queries.basis_choices(finding.study),
        initial=forms.basis_values(finding),
    )

    def act() -> str:
        services.choose_basis(finding=finding, basis=form.basis)
        return "依据已更新。"

    about = (
        "图在问卷结束后可选，人数太少的格子自动隐去；原话要先在访谈里匿名并确认；文献先收进来再选。"
    )
    return fill_in(request, _sheet(finding, "选依据", "保存选择", about), form, act)


@door(write="research.edit_finding", of=finding_of)
def delete(request: ViewerRequest, finding: Finding) -> HttpResponse:
    """Delete a finding with its measures."""
    study_id = finding.study_id
    services.delete_finding(finding=finding)
    messages.success(request, f"已删除发现：{finding.title}")
    return redirect("research:study", study_id=study_id)


def _sheet(finding: Finding, title: str, verb: str, about: str = "") -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        back=reverse("research:finding", args=[finding.pk]),
        back_name="回到这条发现",
        about=about,
    )
