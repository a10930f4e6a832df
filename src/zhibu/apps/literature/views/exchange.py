"""Literature in and out: import with a preview, the list as Word and RIS."""

from typing import cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.literature.adapters import reference_of
from zhibu.apps.literature.forms.sources import ImportForm
from zhibu.apps.literature.papers import reference_list
from zhibu.apps.literature.queries.references import references_of, sources_of
from zhibu.apps.literature.queries.sources import preview_of
from zhibu.apps.literature.refusals import NothingTaken, UnreadableBytes
from zhibu.apps.literature.services.sources import take_over
from zhibu.apps.literature.views.sources import RUN
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of
from zhibu.core.documents.word import official_docx
from zhibu.core.references import ris
from zhibu.core.references.reading import read_references
from zhibu.core.refusals import Refusal

MOST_BYTES = 4 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "gb18030")


@door(RUN, write=RUN, of=study_of)
def import_file(request: ViewerRequest, study: Study) -> HttpResponse:
    """Read an export and show what it would bring; nothing is kept yet."""
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ImportForm(*posted, today=timezone.localdate())
    if form.is_bound and form.is_valid():
        try:
            file = cast("UploadedFile[bytes] | None", form.cleaned_data["file"])
            text = _decoded(file) if file else form.cleaned_data["text"]
            return _preview(request, study, text)
        except Refusal as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    context = {"study": study, "form": form}
    return render(request, "literature/import.html", context, status=status)


def _decoded(file: "UploadedFile[bytes]") -> str:
    content: bytes = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise UnreadableBytes("文件超过 4 MB，请分几次导出。")
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableBytes


def _preview(
    request: ViewerRequest, study: Study, text: str, refusal: Refusal | None = None
) -> HttpResponse:
    reading = read_references(text)
    context = {
        "study": study,
        "text": text,
        "found": preview_of(study, reading.references),
        "faults": reading.faults,
        "refusal": refusal,
    }
    status = 422 if refusal else 200
    return render(request, "literature/preview.html", context, status=status)


@door(write=RUN, of=study_of)
def accept(request: ViewerRequest, study: Study) -> HttpResponse:
    """Keep what was chosen in the preview."""
    text = request.POST.get("text", "")
    chosen = {int(number) for number in request.POST.getlist("take") if number.isdecimal()}
    references = read_references(text).references
    taken = [one for number, one in enumerate(references) if number in chosen]
    if not taken:
        return _preview(request, study, text, NothingTaken())
    added, known = take_over(study=study, references=taken)
    said = f"已导入 {added} 条文献。" + (f"{known} 条原来就有，没有重复加。" if known else "")
    messages.success(request, said)
    return redirect("literature:study", study_id=study.pk)


@door(RUN, of=study_of)
def as_word(request: ViewerRequest, study: Study) -> HttpResponse:
    """Hand over the list as Word."""
    document = reference_list(study.title, references_of(study))
    name = f"参考文献-{study.title}.docx"
    return as_download(official_docx(document), name=name, content_type=DOCX)


@door(RUN, of=study_of)
def as_ris(request: ViewerRequest, study: Study) -> HttpResponse:
    """Hand over the list to a reference manager."""
    text = ris.write([reference_of(source) for source in sources_of(study)])
    name = f"参考文献-{study.title}.ris"
    kind = "application/x-research-info-systems; charset=utf-8"
    return as_download(text, name=name, content_type=kind)
