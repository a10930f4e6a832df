"""Answering requests to correct personal data."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhibu.apps.accounts.forms.corrections import AnswerCorrection
from zhibu.apps.accounts.models import CorrectionRequest
from zhibu.apps.accounts.queries.corrections import corrections_for
from zhibu.apps.accounts.services.corrections import answer_correction
from zhibu.apps.foundation.door import ViewerRequest, door

A_PAGE = 20


def load(pk: int) -> CorrectionRequest:
    """Return the request of an address."""
    return get_object_or_404(CorrectionRequest.objects.select_related("person"), pk=pk)


@door("accounts.answer_requests")
def corrections(request: ViewerRequest) -> HttpResponse:
    """List the requests of the people whose records the viewer keeps."""
    pages = Paginator(corrections_for(request.viewer), A_PAGE)
    page = pages.get_page(request.GET.get("page"))
    return render(request, "account/corrections.html", {"page": page, "form": AnswerCorrection()})


@door(write="accounts.answer_request", of=load)
def answer(request: ViewerRequest, correction: CorrectionRequest) -> HttpResponse:
    """Answer one request."""
    form = AnswerCorrection(request.POST)
    if form.is_valid():
        answer_correction(
            request=correction,
            accepted=form.cleaned_data["accepted"] == "yes",
            reply=form.cleaned_data["reply"],
            viewer=request.viewer,
            at=timezone.now(),
        )
        messages.success(request, f"已答复{correction.person}的更正申请。")
    else:
        messages.error(request, "没有保存：请选择结果，答复不超过 300 字。")
    return redirect("accounts:corrections")
