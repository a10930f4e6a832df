"""Giving out codes: slips to print, a poster, spares; how many answered, never who."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.answering import services
from zhibu.apps.answering.addresses import enter_address, link_address
from zhibu.apps.answering.codes import in_groups
from zhibu.apps.answering.forms.giving import PrintForm, SparesForm
from zhibu.apps.answering.queries.collections import questionnaire_of
from zhibu.apps.answering.queries.giving import giving_of, has_fetched
from zhibu.apps.answering.views.private import unlogged
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.core.documents.qr import qr_path
from zhibu.core.documents.slips import Slip, slips_word
from zhibu.core.refusals import Refusal

GIVE_OUT = "answering.give_out"
NOTE = "一码一份，用过作废；不记名，自愿作答。"


@door(GIVE_OUT, of=questionnaire_of)
def slips(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Show how many answered and how many codes are left, and the ways to give them out."""
    return _page(request, questionnaire)


@door(write=GIVE_OUT, of=questionnaire_of)
def print_slips(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Give codes out as a page of slips; after this answer nobody can read them here."""
    today = timezone.localdate()
    form = PrintForm(request.POST, today=today)
    if form.is_valid():
        count = form.cleaned_data["count"]
        try:
            codes = services.take_for_print(questionnaire=questionnaire, count=count, on=today)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _as_word(request, questionnaire, codes)
    return _page(request, questionnaire, form=form)


@door(write=GIVE_OUT, of=questionnaire_of)
def spares(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Make a few more codes."""
    form = SparesForm(request.POST, today=timezone.localdate())

    def act() -> str:
        count = form.cleaned_data["spares"]
        services.add_spares(questionnaire=questionnaire, count=count)
        return f"已补做 {count} 个答题码。"

    return _do(request, questionnaire, form, act, name="spares_form")


@door(write=GIVE_OUT, of=questionnaire_of)
def anew(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Throw all codes away and make new ones."""
    services.make_anew(questionnaire=questionnaire)
    messages.success(request, "原来的答题码全部作废，已重新做好。")
    return redirect("answering:slips", questionnaire.pk)


@door(write=GIVE_OUT, of=questionnaire_of)
def remind(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Tell everybody of the zone that the questionnaire is open."""
    told = services.remind_all(
        questionnaire=questionnaire,
        url=reverse("answering:fetch", args=[questionnaire.pk]),
        on=timezone.localdate(),
        now=timezone.now(),
    )
    messages.success(request, f"已通知 {told} 位有账号的同志，各支部的工作群也会发一条。")
    return redirect("answering:slips", questionnaire.pk)


@door(GIVE_OUT, of=questionnaire_of)
def poster(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """A page for the door of the meeting room: the address without a code."""
    giving = giving_of(questionnaire)
    if giving is None:
        return redirect("answering:slips", questionnaire.pk)
    address = enter_address(request, giving.slug)
    context = {"questionnaire": questionnaire, "address": address, "qr": qr_path(address)}
    return render(request, "answering/poster.html", context)


@door("answering.fetch", write="answering.fetch", of=questionnaire_of)
def fetch(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Give whoever is signed in a code, once; it stands in this answer and nowhere else."""
    person = person_behind(request.viewer)
    assert person is not None  # noqa: S101 -- the door let in somebody on record
    today = timezone.localdate()
    context: dict[str, Any] = {"questionnaire": questionnaire}
    if request.method == "POST":
        code = services.fetch_code(questionnaire=questionnaire, person=person, on=today)
        slug = questionnaire.collection.slug
        link = link_address(request, slug, code)
        context |= {"code": in_groups(code), "link": link, "qr": qr_path(link)}
        context["address"] = enter_address(request, slug)
        return unlogged(render(request, "answering/fetched.html", context))
    context["is_open"] = questionnaire.takes_answers(today)
    context["has_fetched"] = has_fetched(questionnaire, person.pk)
    return render(request, "answering/fetch.html", context)


def _as_word(
    request: ViewerRequest, questionnaire: Questionnaire, codes: list[str]
) -> HttpResponse:
    slug = questionnaire.collection.slug
    content = slips_word(
        [Slip(code=in_groups(code), link=link_address(request, slug, code)) for code in codes],
        title=questionnaire.title,
        address=enter_address(request, slug),
        note=NOTE,
    )
    name = f"{questionnaire.title}答题码{len(codes)}张.docx"
    return unlogged(as_download(content, name=name, content_type=DOCX))


def _do(
    request: ViewerRequest,
    questionnaire: Questionnaire,
    form: PlainForm,
    act: Callable[[], str],
    *,
    name: str,
) -> HttpResponse:
    """Act once the form holds; show a refusal in the page with everything still typed."""
    if form.is_valid():
        try:
            said = act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            return redirect("answering:slips", questionnaire.pk)
    return _page(request, questionnaire, **{name: form})


def _page(
    request: ViewerRequest,
    questionnaire: Questionnaire,
    *,
    form: PlainForm | None = None,
    spares_form: PlainForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    giving = giving_of(questionnaire)
    bound = form or spares_form
    state = services.reminder_state(questionnaire)
    context: dict[str, Any] = {
        "questionnaire": questionnaire,
        "giving": giving,
        "is_open": questionnaire.takes_answers(today),
        "form": bound,
        "print_form": form or PrintForm(today=today, initial={"count": giving and giving.left}),
        "spares_form": spares_form or SparesForm(today=today),
        "reminder": state,
        "may_remind": state.may(today),
    }
    if giving:
        context["address"] = enter_address(request, giving.slug)
    status = 422 if bound and bound.errors else 200
    return render(request, "answering/slips.html", context, status=status)
