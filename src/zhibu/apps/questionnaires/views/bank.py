"""The bank of items: choosing from it, keeping a question in it, dropping one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.words import short_name
from zhibu.apps.questionnaires.forms.bank import KeepForm
from zhibu.apps.questionnaires.forms.heading import NothingForm
from zhibu.apps.questionnaires.models import BankItem, Questionnaire
from zhibu.apps.questionnaires.queries import bank as queries
from zhibu.apps.questionnaires.records import QuestionPlace, question_place_of
from zhibu.apps.questionnaires.services import bank as services
from zhibu.apps.questionnaires.views.hub import EDIT, RUN


@EDIT
def bank(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Show the bank by topic, and add what was ticked to the questionnaire."""
    if request.method == "POST":
        chosen = queries.questions_chosen(questionnaire, request.POST.getlist("item"))
        freed = services.take_from_bank(questionnaire=questionnaire, questions=chosen)
        messages.success(request, f"已加入 {len(chosen)} 道题，排在最后。")
        for label in freed:
            said = f"“{short_name(label)}”原来只问一部分人，这份问卷里没有那道题，现在问所有人。"
            messages.warning(request, said)
        return redirect(questionnaire)
    words, topic = request.GET.get("q", "").strip(), request.GET.get("topic", "")
    context = {
        "questionnaire": questionnaire,
        "topics": queries.bank_of(questionnaire, words=words, topic=topic),
        "names": queries.topic_names(questionnaire.zone_id),
        "words": words,
        "topic": topic,
    }
    return render(request, "questionnaires/bank.html", context)


@door(RUN, write=RUN, of=question_place_of)
def keep(request: ViewerRequest, place: QuestionPlace) -> HttpResponse:
    """Keep a question in the zone's bank."""
    questionnaire = place.questionnaire
    found = [q for q in codebook_of(questionnaire) if q.id == place.question_id]
    if not found:
        raise Http404
    form = KeepForm(
        request.POST or None,
        today=timezone.localdate(),
        topics=queries.topic_names(questionnaire.zone_id),
    )

    def act() -> str:
        services.keep_in_bank(questionnaire=questionnaire, question=found[0], topic=form.chosen)
        return f"已存入题库：{short_name(found[0].label)}。"

    sheet = Sheet(
        title=f"把“{short_name(found[0].label)}”存入题库",
        verb="存入题库",
        back=questionnaire.get_absolute_url(),
        back_name="回到问卷",
        about="本协作区以后的问卷都可以用它。",
    )
    return fill_in(request, sheet, form, act)


@EDIT
def drop(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Take one of the zone's own items out of the bank, after asking once more."""
    back = reverse("questionnaires:bank", args=[questionnaire.pk])
    key = request.GET.get("item", "")
    kept = BankItem.objects.filter(zone_id=questionnaire.zone_id)
    item = kept.filter(pk=key).first() if key.isdecimal() else None
    if item is None:
        messages.info(request, "这道题已经不在题库里了。")
        return redirect(back)
    form = NothingForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        services.drop_from_bank(item=item)
        return "已从题库删去。"

    sheet = Sheet(
        title=f"从题库删去“{short_name(str(item))}”",
        verb="从题库删去",
        back=back,
        back_name="回到题库",
        about="已经用了这道题的问卷不受影响。",
    )
    return fill_in(request, sheet, form, act)
