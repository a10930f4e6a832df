"""The first page of a questionnaire: what it is, and the code that lets one answer."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.answering.forms.entering import CodeForm
from zhibu.apps.answering.models import Collection
from zhibu.apps.answering.queries.collections import collection_of
from zhibu.apps.answering.queries.drafts import draft_of, is_good
from zhibu.apps.answering.refusals import CodeNotGood
from zhibu.apps.answering.views.private import (
    code_in,
    count_wrong_code,
    private,
    unlogged,
    with_code,
    without_code,
)
from zhibu.apps.foundation.door import PUBLIC, ViewerRequest, door
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.apps.questionnaires.builder.burden import minutes_of


@door(PUBLIC, write=PUBLIC, of=collection_of)
@private
def enter(request: ViewerRequest, collection: Collection) -> HttpResponse:
    """Say what the questionnaire is about; take the code."""
    questionnaire = collection.questionnaire
    today = timezone.localdate()
    form = CodeForm(request.POST if request.method == "POST" else None, today=today)
    if form.is_bound and form.is_valid():
        code = form.cleaned_data["code"]
        if not questionnaire.takes_answers(today):
            return _page(request, collection, form, status=422)
        if is_good(questionnaire, code):
            return with_code(
                redirect("answering:questions", collection.slug), collection.slug, code
            )
        count_wrong_code(request)
        form.refuse(CodeNotGood())
    return _page(request, collection, form, status=422 if form.errors else 200)


@door(PUBLIC)
def by_link(request: ViewerRequest, slug: str, code: str) -> HttpResponse:
    """Take the code from a slip's QR and lead to an address without it.

    Never refused here, whatever is wrong: Django logs refused addresses, and this one has the
    code in it.
    """
    return unlogged(with_code(redirect("answering:enter", slug), slug, code))


@door(write=PUBLIC, of=collection_of)
@private
def leave(request: ViewerRequest, collection: Collection) -> HttpResponse:
    """Forget the code in this browser, such as on a phone that is passed on."""
    return without_code(redirect("answering:enter", collection.slug), collection.slug)


def _page(
    request: ViewerRequest, collection: Collection, form: CodeForm, *, status: int
) -> HttpResponse:
    questionnaire = collection.questionnaire
    code = "" if form.errors else code_in(request)
    if code and not is_good(questionnaire, code):
        count_wrong_code(request)
        form.offer(code)
        form.refuse(CodeNotGood())
        code = ""
    book = codebook_of(questionnaire)
    context = {
        "collection": collection,
        "questionnaire": questionnaire,
        "is_open": questionnaire.takes_answers(timezone.localdate()),
        "form": form,
        "has_code": bool(code),
        "has_draft": bool(code and draft_of(questionnaire, code)),
        "count": len(book.questions),
        "minutes": minutes_of(book),
    }
    return render(request, "answering/enter.html", context, status=status)
