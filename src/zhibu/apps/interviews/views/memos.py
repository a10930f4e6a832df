"""Memos on interviews, passages and codes."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.interviews.forms.codes import MemoForm
from zhibu.apps.interviews.models import Interview, Memo, Passage
from zhibu.apps.interviews.queries.interviews import is_coded_blind
from zhibu.apps.interviews.records import code_of, interview_of, memo_of, passage_of
from zhibu.apps.interviews.services import memos as services
from zhibu.apps.interviews.views.guides import RUN_OF
from zhibu.apps.studies.models import Code, Study


@door(RUN_OF, write=RUN_OF, of=interview_of)
def on_interview(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Write a memo on an interview."""
    title = f"{interview.speaker}：写备忘"
    return _write(request, interview.study, title, _of_interview(interview), interview=interview)


@door(RUN_OF, write=RUN_OF, of=passage_of)
def on_passage(request: ViewerRequest, passage: Passage) -> HttpResponse:
    """Write a memo on a passage; of blind double coding only on one's own."""
    interview = passage.interview
    if passage.coder_id != request.viewer.user_id and is_coded_blind(interview):
        raise Http404
    words = interview.transcript[passage.start : passage.end]
    return _write(
        request,
        interview.study,
        f"编码“{passage.code}”：写备忘",
        reverse("interviews:coding", args=[interview.pk]),
        about=f"原话：{words[:200]}",
        passage=passage,
    )


@door(RUN_OF, write=RUN_OF, of=code_of)
def on_code(request: ViewerRequest, code: Code) -> HttpResponse:
    """Write a memo on a code."""
    back = reverse("interviews:codes", args=[code.study_id])
    return _write(request, code.study, f"编码“{code}”：写备忘", back, code=code)


def _write(
    request: ViewerRequest, study: Study, title: str, back: str, about: str = "", **on: Any
) -> HttpResponse:
    today = timezone.localdate()
    posted = request.POST if request.method == "POST" else None
    form = MemoForm(posted, today=today, initial={"revision": 0})

    def act() -> str:
        services.write_memo(
            study=study,
            text=form.cleaned_data["text"],
            by=cast("User", request.user),
            on=today,
            **on,
        )
        return "已保存备忘。"

    sheet = Sheet(title=title, verb="保存备忘", back=back, back_name="回到上一页", about=about)
    return fill_in(request, sheet, form, act)


@door(RUN_OF, write=RUN_OF, of=memo_of)
def change(request: ViewerRequest, memo: Memo) -> HttpResponse:
    """Change a memo."""
    posted = request.POST if request.method == "POST" else None
    initial = {"text": memo.text, "revision": memo.revision}
    form = MemoForm(posted, today=timezone.localdate(), initial=initial)

    def act() -> str:
        services.change_memo(memo=memo, text=form.cleaned_data["text"], revision=revision_of(form))
        return "已保存备忘。"

    sheet = Sheet(title="修改备忘", verb="保存备忘", back=_back(memo), back_name="回到上一页")
    return fill_in(request, sheet, form, act)


@door(write=RUN_OF, of=memo_of)
def drop(request: ViewerRequest, memo: Memo) -> HttpResponse:
    """Remove a memo."""
    back = _back(memo)
    services.drop_memo(memo=memo)
    messages.success(request, "已删除备忘。")
    return redirect(back)


def _back(memo: Memo) -> str:
    if memo.interview is not None:
        return _of_interview(memo.interview)
    return reverse("interviews:codes", args=[memo.study_id])


def _of_interview(interview: Interview) -> str:
    return reverse("interviews:interview", args=[interview.pk])
