"""The interviews of a study, and its guides."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.interviews.forms.interviews import ButtonForm, GuideForm
from zhibu.apps.interviews.models import Guide
from zhibu.apps.interviews.queries.interviews import guides_of, interviews_in
from zhibu.apps.interviews.records import guide_of
from zhibu.apps.interviews.services import interviews as services
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of
from zhibu.core.coding.guide import sections_of

RUN, RUN_OF = "interviews.run", "interviews.run_of"


@door(RUN, of=study_of)
def study(request: ViewerRequest, study: Study) -> HttpResponse:
    """List the interviews and guides of a study."""
    context = {
        "study": study,
        "interviews": interviews_in(study),
        "guides": guides_of(study),
    }
    return render(request, "interviews/study.html", context)


@door(RUN, write=RUN, of=study_of)
def add_guide(request: ViewerRequest, study: Study) -> HttpResponse:
    """Write a guide."""
    posted = request.POST if request.method == "POST" else None
    form = GuideForm(posted, today=timezone.localdate(), initial={"revision": 0})

    def act() -> str:
        services.keep_guide(
            study=study, title=form.cleaned_data["title"], text=form.cleaned_data["text"]
        )
        return "已保存提纲。"

    return fill_in(request, _sheet(study, "写访谈提纲", "保存提纲"), form, act)


@door(RUN_OF, of=guide_of)
def guide(request: ViewerRequest, guide: Guide) -> HttpResponse:
    """Show a guide to read from or print."""
    context = {"guide": guide, "study": guide.study, "sections": sections_of(guide.text)}
    return render(request, "interviews/guide.html", context)


@door(RUN_OF, write=RUN_OF, of=guide_of)
def change_guide(request: ViewerRequest, guide: Guide) -> HttpResponse:
    """Change a guide."""
    posted = request.POST if request.method == "POST" else None
    form = GuideForm(posted, today=timezone.localdate(), initial=GuideForm.initial_of(guide))

    def act() -> str:
        services.change_guide(
            guide=guide,
            title=form.cleaned_data["title"],
            text=form.cleaned_data["text"],
            revision=revision_of(form),
        )
        return "已保存提纲。"

    return fill_in(request, _sheet(guide.study, "修改提纲", "保存提纲"), form, act)


@door(RUN_OF, write=RUN_OF, of=guide_of)
def drop_guide(request: ViewerRequest, guide: Guide) -> HttpResponse:
    """Remove a guide."""
    posted = request.POST if request.method == "POST" else None
    form = ButtonForm(posted, today=timezone.localdate())

    def act() -> str:
        services.drop_guide(guide=guide)
        return "已删除提纲。"

    sheet = _sheet(
        guide.study,
        f"删除提纲“{guide}”",
        "删除提纲",
        effects=("提纲删除，不能恢复。", "用这份提纲做的访谈都保留，只是不再注明用了哪份提纲。"),
    )
    return fill_in(request, sheet, form, act)


def _sheet(study: Study, title: str, verb: str, effects: tuple[str, ...] = ()) -> Sheet:
    back = reverse("interviews:study", args=[study.pk])
    return Sheet(title=title, verb=verb, back=back, back_name="回到访谈", effects=effects)
