"""Who may answer: the page of the number of people, and the question for the agency."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.margins import may_have_margin
from zhibu.apps.questionnaires.forms.frame import FrameForm
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.queries.people import on_record, suggested_margins
from zhibu.apps.questionnaires.records import questionnaire_of
from zhibu.apps.questionnaires.refusals import ChangedMeanwhile
from zhibu.apps.questionnaires.services import frame as services
from zhibu.apps.questionnaires.views.hub import EDIT, RUN
from zhibu.core.refusals import Refusal


@EDIT
def frame(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Say how many people may answer; the records suggest a number."""
    today = timezone.localdate()
    people = on_record(questionnaire.zone_id, on=today)
    codebook = codebook_of(questionnaire)
    asked = [(n, q) for n, q in enumerate(codebook, start=1) if may_have_margin(q)]
    mark = services.frame_mark(questionnaire)
    form = FrameForm(
        request.POST or None,
        today=today,
        questions=asked,
        margins=questionnaire.margins,
        suggested=suggested_margins(codebook, people, questionnaire.population),
        initial={"population": questionnaire.population or people.in_post or None},
    )
    context = {"questionnaire": questionnaire, "people": people, "form": form}
    seen = request.POST.get("seen", mark)
    if form.is_bound and form.is_valid():
        try:
            services.set_frame(
                questionnaire=questionnaire,
                population=form.cleaned_data["population"],
                margins=form.margins(),
                seen=seen,
            )
        except Refusal as refusal:
            form.refuse(refusal)
            if isinstance(refusal, ChangedMeanwhile):
                seen, context["present"] = mark, questionnaire
        else:
            messages.success(request, f"发放人数：{form.cleaned_data['population']} 人。")
            return redirect(questionnaire)
    context["seen"] = seen
    status = 422 if form.errors else 200
    return render(request, "questionnaires/frame.html", context, status=status)


@door(write=RUN, of=questionnaire_of)
def agencies(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Put the question for the agency first, with the zone's agencies."""
    people = on_record(questionnaire.zone_id, on=timezone.localdate())
    services.ask_agency(questionnaire=questionnaire, people=people)
    messages.success(request, "已加在第一题，选项是本协作区各单位，请核对。")
    return redirect(questionnaire)
