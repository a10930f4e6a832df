"""Answers from paper and from other survey sites."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.answering import services
from zhibu.apps.answering.forms.importing import ExportForm
from zhibu.apps.answering.forms.paper import PaperForm
from zhibu.apps.answering.importing import look_over, sealed, unsealed
from zhibu.apps.answering.queries.collections import questionnaire_of
from zhibu.apps.answering.queries.giving import giving_of
from zhibu.apps.answering.views.private import unlogged
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.refusals import Refusal

GIVE_OUT = "answering.give_out"


@door(GIVE_OUT, write=GIVE_OUT, of=questionnaire_of)
def paper(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Type in one paper questionnaire, then the next."""
    today = timezone.localdate()
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        today=today,
        codebook=codebook_of(questionnaire),
    )
    if form.is_bound and form.is_valid():
        try:
            services.receive(questionnaire=questionnaire, responses=[form.response()], on=today)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "已录入一份，接着录下一份。")
            return redirect("answering:paper", questionnaire.pk)
    context = _around(questionnaire) | {"form": form}
    status = 422 if form.errors else 200
    return unlogged(render(request, "answering/paper.html", context, status=status))


@door(GIVE_OUT, write=GIVE_OUT, of=questionnaire_of)
def bring_in(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Choose an export and look over what is in it; nothing is stored yet."""
    is_post = request.method == "POST"
    form = ExportForm(
        request.POST if is_post else None,
        request.FILES if is_post else None,
        today=timezone.localdate(),
    )
    context = _around(questionnaire) | {"form": form}
    if form.is_bound and form.is_valid():
        try:
            looked_over = look_over(questionnaire, form.cleaned_data["file"].read())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            context |= {"export": looked_over}
            if looked_over.may_be_taken:
                context["sealed"] = sealed(questionnaire, looked_over.responses)
            status = 200 if looked_over.may_be_taken else 422
            return unlogged(render(request, "answering/looked_over.html", context, status=status))
    status = 422 if form.errors else 200
    return unlogged(render(request, "answering/import.html", context, status=status))


@door(write=GIVE_OUT, of=questionnaire_of)
def take(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Take all that was looked over, or nothing."""
    responses = unsealed(questionnaire, request.POST.get("answers", ""))
    services.receive(questionnaire=questionnaire, responses=responses, on=timezone.localdate())
    messages.success(request, f"已导入 {len(responses)} 份答卷。")
    return redirect("answering:slips", questionnaire.pk)


def _around(questionnaire: Questionnaire) -> dict[str, Any]:
    return {
        "questionnaire": questionnaire,
        "giving": giving_of(questionnaire),
        "is_open": questionnaire.takes_answers(timezone.localdate()),
    }
