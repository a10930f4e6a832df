"""Answering: a few questions to a page, kept at each step, looked over, sent."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.views import type_size
from zhibu.apps.answering import services
from zhibu.apps.answering.adapters import tidied
from zhibu.apps.answering.forms.questions import QuestionsForm
from zhibu.apps.answering.models import Collection
from zhibu.apps.answering.queries.collections import collection_of
from zhibu.apps.answering.queries.drafts import draft_of, is_good
from zhibu.apps.answering.queries.reviewing import reviewed
from zhibu.apps.answering.refusals import CodeNotGood, NotOpen
from zhibu.apps.answering.views.private import code_in, private, without_code
from zhibu.apps.foundation.door import PUBLIC, ViewerRequest, door
from zhibu.apps.questionnaires.adapters import codebook_of
from zhibu.core.surveys.answers import Response
from zhibu.core.surveys.pages import Page, asked_on, pages_of, step


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """Somebody with a good code in front of an open questionnaire."""

    collection: Collection
    code: str
    pages: tuple[Page, ...]
    draft: Response
    """All that was kept, also behind branches not taken now."""
    asked: Response
    """What counts of it."""

    def address(self, at: int | None) -> str:
        """Return the address of a page counted from 0; the review when there is none."""
        if at is None:
            return reverse("answering:review", args=[self.collection.slug])
        return f"{reverse('answering:questions', args=[self.collection.slug])}?page={at + 1}"


View = Callable[[ViewerRequest, Sitting], HttpResponse]


def sitting(view: View) -> Callable[[ViewerRequest, Collection], HttpResponse]:
    """Let in who has a good code while the questionnaire is open; refuse others."""

    @wraps(view)
    def sat(request: ViewerRequest, collection: Collection) -> HttpResponse:
        code = code_in(request)
        if not code:
            return redirect("answering:enter", collection.slug)
        questionnaire = collection.questionnaire
        if not questionnaire.takes_answers(timezone.localdate()):
            raise NotOpen
        if not is_good(questionnaire, code):
            raise CodeNotGood
        draft = draft_of(questionnaire, code)
        return view(
            request,
            Sitting(
                collection=collection,
                code=code,
                pages=pages_of(codebook_of(questionnaire)),
                draft=draft,
                asked=tidied(questionnaire, draft),
            ),
        )

    return sat


@door(PUBLIC, write=PUBLIC, of=collection_of)
@private
@sitting
def questions(request: ViewerRequest, sitting: Sitting) -> HttpResponse:
    """Ask one page, keep what was answered, go on or back."""
    at = step(sitting.pages, sitting.asked, _page_asked(request), 1)
    if at is None:
        return redirect(sitting.address(None))
    page = asked_on(sitting.pages[at], sitting.asked)
    form = QuestionsForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        page=page,
        numbers=_numbers(sitting),
        answers=sitting.draft,
    )
    if form.is_bound and form.is_valid():
        return _keep_and_go(request, sitting, at, form)
    context = {
        "form": form,
        "collection": sitting.collection,
        "questionnaire": sitting.collection.questionnaire,
        "at": at + 1,
        "count": len(sitting.pages),
        "is_first": step(sitting.pages, sitting.asked, at - 1, -1) is None,
    }
    status = 422 if form.errors else 200
    return render(request, "answering/questions.html", context, status=status)


@door(PUBLIC, write=PUBLIC, of=collection_of)
@private
@sitting
def review(request: ViewerRequest, sitting: Sitting) -> HttpResponse:
    """Look over the whole answer; send it."""
    questionnaire = sitting.collection.questionnaire
    if request.method == "POST":
        services.submit(
            questionnaire=questionnaire,
            code=sitting.code,
            response=sitting.draft,
            on=timezone.localdate(),
        )
        done = redirect("answering:thanks", sitting.collection.slug)
        return without_code(done, sitting.collection.slug)
    lines = reviewed(sitting.pages, sitting.asked)
    last = step(sitting.pages, sitting.asked, len(sitting.pages) - 1, -1)
    context = {
        "collection": sitting.collection,
        "questionnaire": questionnaire,
        "lines": lines,
        "answered": sum(line.is_answered for line in lines),
        "back": sitting.address(0 if last is None else last),
    }
    return render(request, "answering/review.html", context)


@door(PUBLIC, of=collection_of)
@private
def thanks(request: ViewerRequest, collection: Collection) -> HttpResponse:
    """Say that it is done and that the code is used up."""
    context = {"collection": collection, "questionnaire": collection.questionnaire}
    return render(request, "answering/thanks.html", context)


def _keep_and_go(
    request: ViewerRequest, sitting: Sitting, at: int, form: QuestionsForm
) -> HttpResponse:
    questionnaire = sitting.collection.questionnaire
    kept = {**sitting.draft, **form.answers()}
    services.keep_draft(
        questionnaire=questionnaire, code=sitting.code, response=kept, on=timezone.localdate()
    )
    if request.POST.get("go") == "type":
        return type_size.switch(request)
    asked = tidied(questionnaire, kept)
    if request.POST.get("go") == "back":
        before = step(sitting.pages, asked, at - 1, -1)
        return redirect(sitting.address(before or 0))
    return redirect(sitting.address(step(sitting.pages, asked, at + 1, 1)))


def _page_asked(request: ViewerRequest) -> int:
    """Return the page in the address counted from 0; the first when it is none."""
    number = request.GET.get("page", "1")
    return max(0, int(number) - 1) if number.isdecimal() and number.isascii() else 0


def _numbers(sitting: Sitting) -> dict[str, int]:
    questions = [question for page in sitting.pages for question in page]
    return {question.id: number for number, question in enumerate(questions, start=1)}
