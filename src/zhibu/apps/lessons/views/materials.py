"""Files and links of a lesson."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from zhibu.apps.accounts.tables import as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import fill_in
from zhibu.apps.lessons.files import MOST_BYTES, TYPES, ending_of
from zhibu.apps.lessons.forms.lessons import FileForm, LinkForm
from zhibu.apps.lessons.models import Lesson, Material
from zhibu.apps.lessons.services import preparing
from zhibu.apps.lessons.views.records import lesson_of, material_of
from zhibu.apps.lessons.views.turns import sheet_of

PREPARE = door("lessons.prepare", write="lessons.prepare", of=lesson_of)
ABOUT = "供全区使用的，全区都能看到课件，请不要放涉密或内部资料。"


@PREPARE
def add_file(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Keep a file of the lesson."""
    files = request.FILES if request.method == "POST" else None
    form = FileForm(request.POST or None, files, today=timezone.localdate())

    def act() -> str:
        file = form.cleaned_data["file"]
        # One byte more shows that it is too big: the rest need not come into memory.
        content = file.read(MOST_BYTES + 1)
        title = form.cleaned_data["title"]
        preparing.add_file(lesson=lesson, title=title, name=file.name, content=content)
        return "已放上课件。"

    return fill_in(request, sheet_of(lesson, "放课件", "放上文件", ABOUT), form, act)


@PREPARE
def add_link(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Keep where a video or slides lie."""
    form = LinkForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        preparing.add_link(lesson=lesson, **form.cleaned_data)
        return "已加链接。"

    return fill_in(request, sheet_of(lesson, "加链接", "加上链接", ABOUT), form, act)


@door("lessons.see_material", of=material_of)
def material(request: ViewerRequest, material: Material) -> HttpResponse:
    """Send a file as one to save, never to be shown as a page of ours."""
    if material.content is None:
        raise Http404
    kind = TYPES.get(ending_of(material.file_name), "application/octet-stream")
    answer = as_download(bytes(material.content), name=material.file_name, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@door(write="lessons.edit_material", of=material_of)
def remove_material(request: ViewerRequest, material: Material) -> HttpResponse:
    """Take a file or link away."""
    lesson = material.lesson
    preparing.remove_material(material=material)
    messages.success(request, "已删去课件。")
    return redirect(lesson)
