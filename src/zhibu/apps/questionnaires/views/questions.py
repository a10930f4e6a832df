"""Building: adding a question, changing, moving, copying and deleting one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.words import EXAMPLES, NAMES, place_of, short_name
from zhibu.apps.questionnaires.forms.heading import NothingForm
from zhibu.apps.questionnaires.forms.question import RATED, QuestionForm, typed_of
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.queries.hub import Line, lines_of
from zhibu.apps.questionnaires.records import QuestionPlace, question_place_of
from zhibu.apps.questionnaires.refusals import ChangedMeanwhile
from zhibu.apps.questionnaires.services import questions as services
from zhibu.apps.questionnaires.services.content import mark_of
from zhibu.apps.questionnaires.views.hub import EDIT, RUN
from zhibu.core.refusals import Refusal
from zhibu.core.surveys.codebook import Codebook, Kind, Question
from zhibu.core.surveys.item_bank import ready_scales

OF_QUESTION = door(RUN, write=RUN, of=question_place_of)
ACT = door(write=RUN, of=question_place_of)
FILL = "fill"
"""Name of the button that puts a ready scale into the options and saves nothing."""


@EDIT
def add(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Add a question: first its kind, then what it asks."""
    kind = _kind_asked(request)
    if kind is None:
        kinds = [(kind.value, NAMES[kind], EXAMPLES[kind]) for kind in Kind]
        context: dict[str, Any] = {"questionnaire": questionnaire, "kinds": kinds}
        return render(request, "questionnaires/kinds.html", context)
    others = codebook_of(questionnaire).questions
    scale = ready_scales()[0]
    initial = {"options": "\n".join(o.label for o in scale.options)} if kind in RATED else {}
    form = _form(request, kind, Codebook(questions=others), None, initial)
    page: dict[str, Any] = {
        "title": f"加一道{NAMES[kind]}题",
        "verb": "加入问卷",
        "kind": kind.value,
    }
    if form.is_bound and form.is_valid():
        try:
            added = services.add_question(
                questionnaire=questionnaire,
                question=form.question(),
                place=form.cleaned_data["place"],
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已加入：{short_name(added.label)}。")
            return _back(questionnaire, added.id)
    return _page(request, questionnaire, form, page)


@OF_QUESTION
def change(request: ViewerRequest, place: QuestionPlace) -> HttpResponse:
    """Change one question; a change made on an older text is shown both."""
    questionnaire = place.questionnaire
    codebook = codebook_of(questionnaire)
    present = _found(codebook, place.question_id)
    if present is None and request.method != "POST":
        raise Http404
    kind = _kind_asked(request) or (present.kind if present else Kind.TEXT)
    before = present or Question(id=place.question_id, kind=kind, label="")
    form = _form(request, kind, codebook, before, typed_of(before))
    number = place_of(codebook, before.id)
    page: dict[str, Any] = {
        "title": f"修改第 {number} 题" if number else "修改题目",
        "verb": "保存修改",
        "kind": kind.value,
        "seen": request.POST.get("seen") or mark_of(present),
    }
    if form.is_bound and form.is_valid():
        try:
            services.change_question(
                questionnaire=questionnaire,
                question=form.question(),
                seen=page["seen"],
                place=form.cleaned_data["place"],
            )
        except Refusal as refusal:
            form.refuse(refusal)
            if isinstance(refusal, ChangedMeanwhile):
                page |= {"seen": mark_of(present), "present": _line(codebook, present)}
        else:
            messages.success(request, "已修改。")
            return _back(questionnaire, place.question_id)
    return _page(request, questionnaire, form, page)


@ACT
def move(request: ViewerRequest, place: QuestionPlace) -> HttpResponse:
    """Move a question one place."""
    services.move_question(
        questionnaire=place.questionnaire,
        question_id=place.question_id,
        up=request.POST.get("to") != "down",
    )
    return _back(place.questionnaire, place.question_id)


@ACT
def copy(request: ViewerRequest, place: QuestionPlace) -> HttpResponse:
    """Put a copy behind a question."""
    made = services.copy_question(questionnaire=place.questionnaire, question_id=place.question_id)
    messages.success(request, "已复制，排在原题后面。")
    return _back(place.questionnaire, made.id)


@OF_QUESTION
def delete(request: ViewerRequest, place: QuestionPlace) -> HttpResponse:
    """Delete a question, after asking once more."""
    codebook = codebook_of(place.questionnaire)
    present = _found(codebook, place.question_id)
    form = NothingForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        services.delete_question(questionnaire=place.questionnaire, question_id=place.question_id)
        return "已删除。"

    name = f"“{short_name(present.label)}”" if present else "这道题"
    sheet = Sheet(
        title=f"删除{name}",
        verb="删除这道题",
        back=place.questionnaire.get_absolute_url(),
        back_name="不删，回到问卷",
        about="题目和选项一起删去，不能找回。想留着以后用，先把它存进题库。",
    )
    return fill_in(request, sheet, form, act)


def _form(
    request: ViewerRequest,
    kind: Kind,
    codebook: Codebook,
    before: Question | None,
    initial: dict[str, Any],
) -> QuestionForm:
    """Return the form: as it is, as it was sent, or as sent with a ready scale filled in."""
    facts: dict[str, Any] = {
        "today": timezone.localdate(),
        "kind": kind,
        "others": codebook.questions,
        "before": before,
    }
    if request.method != "POST":
        return QuestionForm(initial=initial, **facts)
    if FILL not in request.POST:
        return QuestionForm(request.POST, **facts)
    sent: dict[str, Any] = {name: request.POST.get(name) for name in request.POST}
    sent["asked_if"] = request.POST.getlist("asked_if")
    for scale in ready_scales():
        if scale.code == sent.get("scale"):
            sent["options"] = "\n".join(option.label for option in scale.options)
    return QuestionForm(initial=sent, **facts)


def _page(
    request: ViewerRequest, questionnaire: Questionnaire, form: QuestionForm, page: dict[str, Any]
) -> HttpResponse:
    context = {"questionnaire": questionnaire, "form": form, **page}
    status = 422 if form.errors else 200
    return render(request, "questionnaires/question.html", context, status=status)


def _kind_asked(request: ViewerRequest) -> Kind | None:
    asked = request.GET.get("kind", "") or request.POST.get("of_kind", "")
    return Kind(asked) if asked in set(Kind) else None


def _found(codebook: Codebook, question_id: str) -> Question | None:
    return next((question for question in codebook if question.id == question_id), None)


def _line(codebook: Codebook, present: Question | None) -> Line | None:
    return next((line for line in lines_of(codebook) if line.question is present), None)


def _back(questionnaire: Questionnaire, question_id: str) -> HttpResponse:
    return redirect(f"{questionnaire.get_absolute_url()}#{question_id}")
