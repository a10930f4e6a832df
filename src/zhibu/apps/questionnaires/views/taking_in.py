"""Importing questions from an XLSForm: read, looked at, then saved or not.

Nothing is kept between the two pages but in the page itself, signed: what is saved is what
was shown.
"""

from typing import Any, cast

from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest
from zhibu.apps.questionnaires.builder.burden import minutes_of
from zhibu.apps.questionnaires.forms.taking_in import TakeInForm, UploadForm
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.queries.hub import lines_of
from zhibu.apps.questionnaires.services.taking_in import take_in as save
from zhibu.apps.questionnaires.views.hub import EDIT
from zhibu.core.refusals import Refusal
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.plain_codebook import codebook_from, plain_codebook
from zhibu.core.surveys.xlsform import read_xlsform

SALT = "questionnaires.taking-in"
KEPT = 6 * 60 * 60
"""Seconds a preview may be saved from."""


class PreviewGone(Refusal):
    """The preview is not ours, or too old."""

    code = "questionnaires.preview-gone"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("预览已经过期，没有保存任何内容。", hint="请重新选择文件。")


@EDIT
def take_in(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Take a workbook, show what would be taken from it, and save what was shown."""
    if "read" in request.POST:
        return _save(request, questionnaire)
    today = timezone.localdate()
    form = UploadForm(
        request.POST if request.method == "POST" else None, request.FILES or None, today=today
    )
    context: dict[str, Any] = {"questionnaire": questionnaire, "form": form}
    if form.is_bound and form.is_valid():
        try:
            read = read_xlsform(cast("UploadedFile[bytes]", form.cleaned_data["file"]).read())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            context |= _preview(questionnaire, read.codebook) | {"remarks": read.remarks}
            context["form"] = TakeInForm(
                today=today, initial={"read": _signed(questionnaire, read.codebook)}
            )
            return render(request, "questionnaires/taken.html", context)
    status = 422 if form.errors else 200
    return render(request, "questionnaires/take_in.html", context, status=status)


def _save(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    form = TakeInForm(request.POST, today=timezone.localdate())
    codebook = _unsigned(questionnaire, request.POST.get("read", ""))
    if form.is_valid():
        count = save(
            questionnaire=questionnaire,
            codebook=codebook,
            replaces=form.cleaned_data["how"] == "replace",
        )
        messages.success(request, f"已导入 {count} 道题。")
        return redirect(questionnaire)
    context = {"questionnaire": questionnaire, "form": form}
    context |= _preview(questionnaire, codebook)
    return render(request, "questionnaires/taken.html", context, status=422)


def _preview(questionnaire: Questionnaire, codebook: Codebook) -> dict[str, Any]:
    return {"lines": lines_of(codebook), "minutes": minutes_of(codebook)}


def _signed(questionnaire: Questionnaire, codebook: Codebook) -> str:
    value = [questionnaire.pk, plain_codebook(codebook)]
    return signing.dumps(value, salt=SALT, compress=True)


def _unsigned(questionnaire: Questionnaire, text: str) -> Codebook:
    try:
        owner, content = signing.loads(text, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        raise PreviewGone from None
    if owner != questionnaire.pk:
        raise PreviewGone
    return codebook_from(content)
