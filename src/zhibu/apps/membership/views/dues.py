"""The collection list of dues: bases once a year, a list for a month or quarter, ticks."""

import re
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.membership.forms.dues import BasesForm
from zhibu.apps.membership.months import span_of, spans_of_year, year_of
from zhibu.apps.membership.papers.dues import dues_document, dues_workbook
from zhibu.apps.membership.queries import dues as queries
from zhibu.apps.membership.services import dues as services
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.documents.word import official_docx
from zhibu.core.refusals import Refusal

EDIT_BRANCH = "membership.edit_branch"
KEY = re.compile(r"[0-9]{1,18}")


@door(EDIT_BRANCH, of=branch_of)
def see_dues(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the collection list of a month or quarter, and who to look into."""
    today = timezone.localdate()
    span = span_of(request.GET.get("span", ""), today=today)
    year = span.months[0].year
    personal_data_used.send(Branch, viewer=request.viewer, record=branch, what="打开党费收缴表")
    context = {
        "branch": branch,
        "span": span,
        "year": year,
        "spans": spans_of_year(year),
        "listed": queries.collection_of(branch, span.months, on=today),
        "may_tick": len(span.months) == 1 and span.months[0] <= today,
        "arrears": queries.arrears_of(branch, on=today),
    }
    return render(request, "membership/dues.html", context)


@door(write=EDIT_BRANCH, of=branch_of)
def tick_dues(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Tick who has paid a month."""
    today = timezone.localdate()
    span = span_of(request.POST.get("span", ""), today=today)
    was, paid = (
        {int(key) for key in request.POST.getlist(name) if KEY.fullmatch(key)}
        for name in ("was", "paid")
    )
    count = services.tick_month(
        branch=branch,
        month=span.months[0],
        was=was,
        paid=paid,
        by=cast("User", request.user),
        today=today,
    )
    messages.success(request, f"已保存：{span.title}已交 {count} 人。")
    return redirect(f"{reverse('membership:dues', args=[branch.pk])}?span={span.key}")


@door(EDIT_BRANCH, write=EDIT_BRANCH, of=branch_of)
def type_bases(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Type the bases of a year, all members on one page."""
    today = timezone.localdate()
    year = _year(request, today.year)
    people = [one for one in people_in_branch(branch, on=today) if one.is_member]
    held = queries.bases_of([one.person.pk for one in people], zone_id=branch.zone_id, year=year)
    form = BasesForm(request.POST or None, today=today, people=people, held=held)
    if form.is_bound and form.is_valid():
        try:
            changed = services.set_bases(
                branch=branch, year=year, bases=form.bases(), by=cast("User", request.user)
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已保存：{year}年的计算基数，改动 {changed} 人。")
            return redirect(
                f"{reverse('membership:dues', args=[branch.pk])}?span={year}-{today:%m}"
            )
    personal_data_used.send(Branch, viewer=request.viewer, record=branch, what="打开党费计算基数")
    context = {"branch": branch, "year": year, "form": form}
    status = 422 if form.errors else 200
    return render(request, "membership/bases.html", context, status=status)


@door(EDIT_BRANCH, of=branch_of)
def dues_file(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Give the collection list as a workbook, or with ?as=docx as a paper."""
    today = timezone.localdate()
    span = span_of(request.GET.get("span", ""), today=today)
    listed = queries.collection_of(branch, span.months, on=today)
    personal_data_used.send(Branch, viewer=request.viewer, record=branch, what="导出党费收缴表")
    name = f"{branch}-{span.title}党费收缴表"
    if request.GET.get("as") == "docx":
        content = official_docx(dues_document(branch, span, listed))
        return as_download(content, name=f"{name}.docx", content_type=DOCX)
    return as_download(dues_workbook(branch, span, listed), name=f"{name}.xlsx")


@door("membership.see_statement", of=branch_of)
def see_statement(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the members what the branch's dues of a year come to, without names."""
    today = timezone.localdate()
    year = _year(request, today.year)
    statement = queries.statement_of(branch, year, on=today)
    context = {"branch": branch, "statement": statement, "last_year": year - 1}
    return render(request, "membership/statement.html", context)


def _year(request: ViewerRequest, this_year: int) -> int:
    """Return the year asked for; Http404 for one that cannot be."""
    typed = request.GET.get("year", "")
    if not typed:
        return this_year
    year = year_of(typed)
    if year is None:
        raise Http404
    return year
