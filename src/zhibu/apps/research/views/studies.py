"""Pages of studies: the list, starting one, its hub."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import SIGNED_IN, ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.research.forms import studies as forms
from zhibu.apps.research.queries import studies as queries
from zhibu.apps.research.queries.hub import hub_of
from zhibu.apps.studies import services
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of


@door(SIGNED_IN)
def home(request: ViewerRequest) -> HttpResponse:
    """List the studies one works on."""
    context = {
        "studies": queries.studies_of(request.viewer),
        "zones": queries.zones_to_start_in(request.viewer),
    }
    return render(request, "research/home.html", context)


@door("studies.start", write="studies.start", of=zone_of)
def start(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Start a study."""
    today = timezone.localdate()
    form = forms.StudyForm(request.POST or None, today=today, initial={"begun_on": today})

    def act() -> str:
        study = services.start_study(zone=zone, **form.cleaned_data)
        return f"已建立调研：{study}。"

    sheet = Sheet(
        title="新建调研",
        verb="建立调研",
        back=reverse("research:home"),
        back_name="回到调研列表",
        about="一次调研可以有问卷、访谈和文献，最后汇成发现、措施和一份报告。",
    )
    return fill_in(request, sheet, form, act)


@door("studies.run", of=study_of)
def study(request: ViewerRequest, study: Study) -> HttpResponse:
    """Show where a study stands and what comes next."""
    return render(request, "research/study.html", {"study": study, "hub": hub_of(study)})


@door("studies.run", write="studies.run", of=study_of)
def change(request: ViewerRequest, study: Study) -> HttpResponse:
    """Change what a study is called and asks."""
    initial = forms.facts_of(study)
    form = forms.StudyForm(request.POST or None, today=timezone.localdate(), initial=initial)

    def act() -> str:
        services.change_study(study=study, **form.cleaned_data)
        return "已修改。"

    sheet = Sheet(
        title="修改调研",
        verb="保存修改",
        back=reverse("research:study", args=[study.pk]),
        back_name="回到调研",
    )
    return fill_in(request, sheet, form, act)


@door(write="studies.run", of=study_of)
def end(request: ViewerRequest, study: Study) -> HttpResponse:
    """End a study."""
    services.end_study(study=study, on=timezone.localdate())
    messages.success(request, "调研已结束，内容都还在，可以随时恢复。")
    return redirect("research:study", study_id=study.pk)


@door(write="studies.run", of=study_of)
def reopen(request: ViewerRequest, study: Study) -> HttpResponse:
    """Take an ended study up again."""
    services.reopen_study(study=study)
    messages.success(request, "调研已恢复。")
    return redirect("research:study", study_id=study.pk)
