"""The reference list, one source, its excerpts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.literature.adapters import reference_of
from zhibu.apps.literature.forms.sources import ButtonForm, ExcerptForm, SourceForm
from zhibu.apps.literature.models import Excerpt, Source
from zhibu.apps.literature.queries.sources import excerpts_of, list_of
from zhibu.apps.literature.records import excerpt_of, source_of
from zhibu.apps.literature.services import excerpts, sources
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of
from zhibu.core.references import gbt7714

RUN, RUN_OF = "literature.run", "literature.run_of"


@door(RUN, of=study_of)
def study(request: ViewerRequest, study: Study) -> HttpResponse:
    """Show the reference list of a study."""
    return render(request, "literature/study.html", {"study": study, "listed": list_of(study)})


@door(RUN, write=RUN, of=study_of)
def add(request: ViewerRequest, study: Study) -> HttpResponse:
    """Type a source by hand."""
    posted = request.POST if request.method == "POST" else None
    form = SourceForm(posted, today=timezone.localdate(), initial={"revision": 0})

    def act() -> str:
        sources.add_source(study=study, **form.facts())
        return "已新增文献。"

    return fill_in(request, _of_study(study, "新增文献", "新增文献"), form, act)


@door(RUN_OF, of=source_of)
def source(request: ViewerRequest, source: Source) -> HttpResponse:
    """Show a source with its excerpts."""
    context = {
        "source": source,
        "study": source.study,
        "entry": gbt7714.entry(reference_of(source)),
        "excerpts": excerpts_of(source),
    }
    return render(request, "literature/source.html", context)


@door(RUN_OF, write=RUN_OF, of=source_of)
def change(request: ViewerRequest, source: Source) -> HttpResponse:
    """Correct a source."""
    posted = request.POST if request.method == "POST" else None
    form = SourceForm(posted, today=timezone.localdate(), initial=SourceForm.initial_of(source))

    def act() -> str:
        sources.change_source(source=source, revision=revision_of(form), **form.facts())
        return "已保存文献。"

    return fill_in(request, _of_source(source, "修改文献", "保存文献"), form, act)


@door(write=RUN_OF, of=source_of)
def move(request: ViewerRequest, source: Source) -> HttpResponse:
    """Move a source up or down in the list."""
    sources.move_source(source=source, up=request.POST.get("to") == "up")
    return redirect("literature:study", study_id=source.study_id)


@door(RUN_OF, write=RUN_OF, of=source_of)
def drop(request: ViewerRequest, source: Source) -> HttpResponse:
    """Remove a source."""
    posted = request.POST if request.method == "POST" else None
    form = ButtonForm(posted, today=timezone.localdate())

    def act() -> str:
        sources.drop_source(source=source)
        return "已删除文献。"

    effects = ("这条文献和它的摘录都删除，不能恢复；后面的文献编号往前移。",)
    sheet = _of_study(source.study, "删除文献", "删除文献", about=source.title, effects=effects)
    return fill_in(request, sheet, form, act)


@door(RUN_OF, write=RUN_OF, of=source_of)
def add_excerpt(request: ViewerRequest, source: Source) -> HttpResponse:
    """Keep an excerpt."""
    form = ExcerptForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        study=source.study,
        initial={"revision": 0},
    )

    def act() -> str:
        excerpts.add_excerpt(source=source, **_typed(form))
        return "已保存摘录。"

    return fill_in(request, _of_source(source, "新增摘录", "保存摘录"), form, act)


@door(RUN_OF, write=RUN_OF, of=excerpt_of)
def change_excerpt(request: ViewerRequest, excerpt: Excerpt) -> HttpResponse:
    """Change an excerpt."""
    form = ExcerptForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        study=excerpt.source.study,
        initial=ExcerptForm.initial_of(excerpt),
    )

    def act() -> str:
        excerpts.change_excerpt(excerpt=excerpt, revision=revision_of(form), **_typed(form))
        return "已保存摘录。"

    return fill_in(request, _of_source(excerpt.source, "修改摘录", "保存摘录"), form, act)


def _typed(form: ExcerptForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}


@door(write=RUN_OF, of=excerpt_of)
def drop_excerpt(request: ViewerRequest, excerpt: Excerpt) -> HttpResponse:
    """Remove an excerpt."""
    source_id = excerpt.source_id
    excerpts.drop_excerpt(excerpt=excerpt)
    messages.success(request, "已删除摘录。")
    return redirect("literature:source", source_id=source_id)


def _of_study(study: Study, title: str, verb: str, **more: Any) -> Sheet:
    back = reverse("literature:study", args=[study.pk])
    return Sheet(title=title, verb=verb, back=back, back_name="回到文献", **more)


def _of_source(source: Source, title: str, verb: str) -> Sheet:
    back = reverse("literature:source", args=[source.pk])
    return Sheet(title=title, verb=verb, back=back, back_name="回到这条文献", about=source.title)
