"""The page of one questionnaire, and adding one to a study."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet
from zhibu.apps.questionnaires import services
from zhibu.apps.questionnaires.forms.heading import (
    AddForm,
    ChangeHeadingForm,
    NothingForm,
    WaveForm,
)
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.queries.hub import hub_of
from zhibu.apps.questionnaires.records import questionnaire_of
from zhibu.apps.questionnaires.refusals import ChangedMeanwhile
from zhibu.apps.questionnaires.services.making import heading_mark
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of
from zhibu.core.refusals import Refusal
from zhibu.core.surveys.item_bank import sample_codebook

RUN = "questionnaires.run"
EDIT = door(RUN, write=RUN, of=questionnaire_of)


@door("questionnaires.add", write="questionnaires.add", of=study_of)
def add(request: ViewerRequest, study: Study) -> HttpResponse:
    """Add a questionnaire: from the eight topics, or empty."""
    form = AddForm(request.POST or None, today=timezone.localdate())
    if form.is_bound and form.is_valid():
        facts = form.cleaned_data
        codebook = sample_codebook() if facts["beginning"] == "topics" else None
        try:
            made = services.add_questionnaire(
                study=study,
                title=facts["title"],
                introduction=facts["introduction"],
                codebook=codebook,
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已建立问卷：{made}。")
            return redirect(made)
    sheet = Sheet(
        title="新建问卷",
        verb="建立问卷",
        back=study.get_absolute_url(),
        back_name="回到调研",
    )
    context = {"form": form, "sheet": sheet}
    return render(request, "ui/sheet.html", context, status=422 if form.errors else 200)


@door(RUN, of=questionnaire_of)
def questionnaire(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Show what a questionnaire asks, how far it is and what comes next."""
    hub = hub_of(questionnaire, today=timezone.localdate())
    context = {"questionnaire": questionnaire, "study": questionnaire.study, "hub": hub}
    return render(request, "questionnaires/questionnaire.html", context)


@EDIT
def heading(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Change title and introduction of a draft."""
    mark = heading_mark(questionnaire)
    form = ChangeHeadingForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={
            "title": questionnaire.title,
            "introduction": questionnaire.introduction,
            "seen": mark,
        },
    )
    context = {"form": form, "questionnaire": questionnaire, "seen": form["seen"].value()}
    if form.is_bound and form.is_valid():
        try:
            services.change_heading(questionnaire=questionnaire, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
            if isinstance(refusal, ChangedMeanwhile):
                context |= {"present": questionnaire, "seen": mark}
        else:
            messages.success(request, "已修改。")
            return redirect(questionnaire)
    status = 422 if form.errors else 200
    return render(request, "questionnaires/heading.html", context, status=status)


@EDIT
def again(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Ask the same questions once more, as a wave to compare with."""
    form = WaveForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={"title": f"{questionnaire.title[:74]}（下一轮）"},
    )
    if form.is_bound and form.is_valid():
        try:
            made = services.add_wave(questionnaire=questionnaire, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "已照抄全部题目。题目不改，才能与上一轮比较。")
            return redirect(made)
    sheet = Sheet(
        title="再做一轮",
        verb="建立下一轮",
        back=questionnaire.get_absolute_url(),
        back_name="回到问卷",
        about="照抄这一份的题目，过一段时间再问一次，看数字有没有超出误差的变化。人数按届时的情况另填。",
    )
    context = {"form": form, "sheet": sheet}
    return render(request, "ui/sheet.html", context, status=422 if form.errors else 200)


@EDIT
def delete(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Throw a draft away, after asking once more."""
    form = NothingForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )
    if form.is_bound and form.is_valid():
        try:
            services.delete_draft(questionnaire=questionnaire)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已删除“{questionnaire}”。")
            return redirect(questionnaire.study)
    sheet = Sheet(
        title=f"删除“{questionnaire}”",
        verb="删除这份草稿",
        back=questionnaire.get_absolute_url(),
        back_name="不删，回到问卷",
        about="题目会一起删去，不能找回。想留着以后用，可以先导出表格，或把题目存进题库。",
    )
    context = {"form": form, "sheet": sheet}
    return render(request, "ui/sheet.html", context, status=422 if form.errors else 200)
