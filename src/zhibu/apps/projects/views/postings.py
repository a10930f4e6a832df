"""Postings: the branch's people lent out, and what is written about one."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.queries.held import Section
from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.organisation.models import Branch, Secondment
from zhibu.apps.organisation.views.records import branch_of, secondment_of
from zhibu.apps.projects.forms import members as forms
from zhibu.apps.projects.models import Posting
from zhibu.apps.projects.queries.postings import (
    Lent,
    lent_of_branch,
    posting_of,
    projects_to_choose,
)
from zhibu.apps.projects.services.postings import write_posting
from zhibu.core.documents.workbook import Cell

COLUMNS = ("姓名", "类别", "去向", "开始", "结束", "承担的任务", "所属项目组")
ALL = "all"


@door("projects.see_postings", of=branch_of)
def postings(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List the branch's people lent out; ?show=all also those who are back."""
    context = {
        "branch": branch,
        "typed": typed_query(request),
        "everybody": request.GET.get("show") == ALL,
        "rows": _asked(request, branch),
    }
    return render(request, "projects/postings.html", context)


@door("projects.see_postings", of=branch_of)
def export(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Save the list as shown."""
    personal_data_used.send(Posting, viewer=request.viewer, record=branch, what="导出借调人员名单")
    rows = tuple(_cells(row) for row in _asked(request, branch))
    return as_download(workbook([Section("借调人员", COLUMNS, rows)]), name="借调人员.xlsx")


@door("projects.write_posting", write="projects.write_posting", of=secondment_of)
def write(request: ViewerRequest, secondment: Secondment) -> HttpResponse:
    """Write what somebody lent took on; themself also what they learned."""
    is_own = request.viewer.person_id == secondment.person_id
    kind = forms.PostingForm if is_own else forms.PostingDutyForm
    posting = posting_of(secondment)
    form = kind(
        request.POST or None,
        today=timezone.localdate(),
        initial=kind.initial_of(posting),
        projects=projects_to_choose(secondment),
    )

    def act() -> str:
        write_posting(
            secondment=secondment,
            duty=form.cleaned_data["duty"],
            learned=form.cleaned_data.get("learned"),
            project=form.cleaned_data.get("project"),
            revision=revision_of(form),
        )
        return "已保存。"

    sheet = Sheet(
        title=f"{secondment.person} {secondment.get_kind_display()}",
        verb="保存",
        back=_back(request, secondment),
        back_name="回到列表",
        about=f"去向：{secondment.host}。起止日期在人员记录里登记，这里不重复填。",
    )
    return fill_in(request, sheet, form, act)


def _asked(request: ViewerRequest, branch: Branch) -> list[Lent]:
    return lent_of_branch(
        branch,
        on=timezone.localdate(),
        typed=typed_query(request),
        everybody=request.GET.get("show") == ALL,
    )


def _back(request: ViewerRequest, secondment: Secondment) -> str:
    """Return the list the viewer came from: their branch's, else their own."""
    places = secondment.person.affiliations.order_by("-since", "-pk").select_related("branch")
    place = places.first()
    if place and opens("projects.see_postings", request.viewer, place.branch):
        return reverse("projects:postings", args=[place.branch_id])
    return f"{reverse('projects:home')}#lent"


def _cells(row: Lent) -> tuple[Cell, ...]:
    secondment, posting = row.secondment, row.posting
    return (
        secondment.person.name,
        secondment.get_kind_display(),
        secondment.host,
        secondment.since,
        secondment.until,
        posting.duty if posting else "",
        str(posting.project) if posting and posting.project else "",
    )
