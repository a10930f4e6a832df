"""One interview: its facts, what was said, the consent and the real name."""

from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.interviews.forms.interviews import (
    ButtonForm,
    IntervieweeForm,
    InterviewForm,
    TranscriptForm,
    WithdrawForm,
)
from zhibu.apps.interviews.models import Interview, Interviewee
from zhibu.apps.interviews.queries.interviews import memos_of
from zhibu.apps.interviews.records import interview_of
from zhibu.apps.interviews.services import consent, interviews
from zhibu.apps.interviews.transcripts import MOST_BYTES, text_of_file
from zhibu.apps.interviews.views.guides import RUN, RUN_OF
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of


@door(RUN, write=RUN, of=study_of)
def add(request: ViewerRequest, study: Study) -> HttpResponse:
    """Record an interview."""
    today = timezone.localdate()
    posted = request.POST if request.method == "POST" else None
    mine = {"interviewer": request.viewer.name, "mode": Interview.Mode.FACE}
    form = InterviewForm(posted, today=today, study=study, initial=mine)

    def act() -> str:
        interviews.record_interview(study=study, today=today, **form.facts())
        return "已记录访谈。打开它可以粘贴或上传记录。"

    sheet = Sheet(
        title="记录访谈",
        verb="记录访谈",
        back=reverse("interviews:study", args=[study.pk]),
        back_name="回到访谈",
        about="先记身份、日期和对方怎样同意的；谈了什么下一步再放进来。",
    )
    return fill_in(request, sheet, form, act)


@door(RUN_OF, of=interview_of)
def interview(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Show one interview."""
    context = {
        "interview": interview,
        "study": interview.study,
        "has_name": Interviewee.objects.filter(interview=interview).exists(),
        "double": getattr(interview, "double", None),
        "memos": memos_of(interview, request.viewer.user_id),
    }
    return render(request, "interviews/interview.html", context)


@door(RUN_OF, write=RUN_OF, of=interview_of)
def change(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Correct the facts of an interview."""
    today = timezone.localdate()
    posted = request.POST if request.method == "POST" else None
    initial = InterviewForm.initial_of(interview)
    form = InterviewForm(posted, today=today, study=interview.study, initial=initial)

    def act() -> str:
        interviews.change_interview(interview=interview, today=today, **form.facts())
        return "已保存。"

    return fill_in(request, _sheet(interview, "修改访谈信息", "保存修改"), form, act)


@door(RUN_OF, write=RUN_OF, of=interview_of)
def transcript(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Paste, upload or change what was said."""
    initial = {"text": interview.transcript, "revision": interview.revision}
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = TranscriptForm(*posted, today=timezone.localdate(), initial=initial)

    def act() -> str:
        file = cast("UploadedFile[bytes] | None", form.cleaned_data["file"])
        text = form.cleaned_data["text"]
        if file is not None:
            text = text_of_file(file.name or "", file.read(MOST_BYTES + 1))
        interviews.write_transcript(
            interview=interview,
            text=text,
            revision=revision_of(form),
            by=cast("User", request.user),
        )
        return "已保存记录。"

    effects: tuple[str, ...] = ()
    if interview.transcript:
        effects = (
            "编码跟着句子走；删掉的句子，编码和引用一并删除。",
            "改过的句子如果做成了引用，要重新确认。",
        )
    sheet = _sheet(interview, "访谈记录", "保存记录", effects=effects)
    return fill_in(request, sheet, form, act)


@door(RUN_OF, write=RUN_OF, of=interview_of)
def withdraw(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Take note that the consent was withdrawn."""
    today = timezone.localdate()
    form = WithdrawForm(request.POST if request.method == "POST" else None, today=today)

    def act() -> str:
        consent.withdraw(interview=interview, on=form.cleaned_data["on"], today=today)
        return "已记下撤回同意，记录、编码、引用和姓名都已删除。"

    sheet = _sheet(
        interview,
        "对方撤回同意",
        "记下撤回并删除内容",
        effects=(
            "记录、编码、备忘、引用和真实姓名全部删除，不能恢复。",
            "统计表、调研发现和报告里不再出现这次访谈的内容。",
            "只留下哪天访谈过、哪天撤回。",
        ),
    )
    return fill_in(request, sheet, form, act)


@door(RUN_OF, write=RUN_OF, of=interview_of)
def interviewee(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Show or keep the real name; every opening of one goes on the trail."""
    kept = Interviewee.objects.filter(interview=interview).select_related("person").first()
    if kept is not None:
        personal_data_used.send(
            Interviewee,
            viewer=request.viewer,
            record=kept.person or interview.study.zone,
            what="打开访谈对象的真实姓名",
        )
    initial = {"name": kept.name, "person": kept.person_id} if kept else {}
    form = IntervieweeForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        zone_id=interview.zone_id,
        initial=initial,
    )

    def act() -> str:
        consent.name_interviewee(
            interview=interview,
            name=form.cleaned_data["name"],
            person=form.cleaned_data["person"],
        )
        return "已保存姓名。只有调研组能看到，打开一次记录一次。"

    sheet = _sheet(
        interview,
        "访谈对象的真实姓名",
        "保存姓名",
        about="可以不记。姓名和记录分开存放，随时可以单独删除；引用、统计和报告里都不出现。",
    )
    return fill_in(request, sheet, form, act)


@door(write=RUN_OF, of=interview_of)
def forget_interviewee(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Remove the real name."""
    consent.forget_interviewee(interview=interview)
    messages.success(request, "已删除真实姓名。")
    return redirect("interviews:interview", interview_id=interview.pk)


@door(RUN_OF, write=RUN_OF, of=interview_of)
def drop(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Remove an interview recorded by mistake."""
    form = ButtonForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        interviews.drop_interview(interview=interview)
        return "已删除访谈。"

    sheet = Sheet(
        title=f"删除访谈：{interview.speaker}",
        verb="删除访谈",
        back=reverse("interviews:study", args=[interview.study_id]),
        back_name="不删，回到访谈",
        effects=("记录、编码、备忘、引用和真实姓名全部删除，不能恢复。",),
    )
    return fill_in(request, sheet, form, act)


def _sheet(
    interview: Interview, title: str, verb: str, *, about: str = "", effects: tuple[str, ...] = ()
) -> Sheet:
    return Sheet(
        title=f"{interview.speaker}：{title}",
        verb=verb,
        about=about,
        effects=effects,
        back=reverse("interviews:interview", args=[interview.pk]),
        back_name="回到这次访谈",
    )
