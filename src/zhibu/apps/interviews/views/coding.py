"""Coding a transcript, and making quotations of it."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.interviews.models import Interview, Passage
from zhibu.apps.interviews.queries.transcripts import page_for
from zhibu.apps.interviews.queries.trees import tree_of
from zhibu.apps.interviews.records import interview_of, passage_of
from zhibu.apps.interviews.services.coding import code_sentences, uncode
from zhibu.apps.interviews.services.quotations import draft_quotation
from zhibu.apps.interviews.views.guides import RUN_OF
from zhibu.core.refusals import Refusal


@door(RUN_OF, write=RUN_OF, of=interview_of)
def coding(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Read the transcript; give codes to sentences."""
    numbers = _numbers(request, "sentence")
    chosen = _numbers(request, "code")
    refusal = None
    if request.method == "POST":
        codes = list(interview.study.codes.filter(pk__in=chosen))
        try:
            code_sentences(
                interview=interview, numbers=numbers, codes=codes, by=cast("User", request.user)
            )
        except Refusal as said:
            refusal = said
        else:
            return redirect(_at(interview, min(numbers)))
    return _page(request, interview, numbers, chosen, refusal)


@door(write=RUN_OF, of=interview_of)
def quote(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Make a quotation of the sentences chosen."""
    numbers = _numbers(request, "sentence")
    try:
        quotation = draft_quotation(interview=interview, numbers=numbers)
    except Refusal as refusal:
        return _page(request, interview, numbers, _numbers(request, "code"), refusal)
    return redirect("interviews:quotation", quotation_id=quotation.pk)


@door(write=RUN_OF, of=passage_of)
def uncode_passage(request: ViewerRequest, passage: Passage) -> HttpResponse:
    """Take a code off a passage."""
    interview = passage.interview
    uncode(passage=passage, by=cast("User", request.user))
    return redirect("interviews:coding", interview_id=interview.pk)


def _page(
    request: ViewerRequest,
    interview: Interview,
    numbers: set[int],
    chosen: set[int],
    refusal: Refusal | None,
) -> HttpResponse:
    context = {
        "interview": interview,
        "study": interview.study,
        "page": page_for(interview, request.viewer.user_id),
        "tree": tree_of(interview.study),
        "numbers": numbers,
        "chosen": chosen,
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render(request, "interviews/coding.html", context, status=status)


def _numbers(request: HttpRequest, name: str) -> set[int]:
    """Return the numbers ticked; anything else in the form is left out."""
    return {int(text) for text in request.POST.getlist(name) if text.isdecimal()}


def _at(interview: Interview, number: int) -> str:
    return f"{reverse('interviews:coding', args=[interview.pk])}#s{number}"
