"""Pages of measures: who does what by when, and what came of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Person
from zhibu.apps.research.forms.findings import FinishForm, MeasureForm
from zhibu.apps.research.models import Finding, Measure
from zhibu.apps.research.queries import findings as queries
from zhibu.apps.research.queries.owners import possible_owners
from zhibu.apps.research.records import finding_of, measure_of
from zhibu.apps.research.services import measures as services
from zhibu.apps.research.services.findings import chosen_questionnaire


@door("research.edit_finding", of=finding_of)
def find_owner(request: ViewerRequest, finding: Finding) -> HttpResponse:
    """Look for who is to carry a measure out."""
    typed = typed_query(request)
    context = {"finding": finding, "typed": typed, "people": possible_owners(finding, typed)}
    return render(request, "research/find_owner.html", context)


@door("research.edit_finding", write="research.edit_finding", of=finding_of)
def add(request: ViewerRequest, finding: Finding) -> HttpResponse:
    """Let somebody carry a measure out; ?owner= was picked before."""
    owner = _owner_picked(request, finding)
    if owner is None:
        return redirect("research:find_owner", finding_id=finding.pk)
    watches = queries.watch_choices(finding)
    form = MeasureForm(request.POST or None, today=timezone.localdate(), watches=watches)

    def act() -> str:
        questionnaire, question, code = form.watched or (0, "", "")
        services.add_measure(
            finding=finding,
            text=form.cleaned_data["text"],
            owner=owner,
            due_on=form.cleaned_data["due_on"],
            watched=chosen_questionnaire(finding, questionnaire),
            watched_question=question,
            watched_code=code,
        )
        return f"已定措施，到期前{owner}的“今天”页上会看到。"

    sheet = Sheet(
        title=f"定一条措施：{owner}负责",
        verb="定下措施",
        back=reverse("research:finding", args=[finding.pk]),
        back_name="回到这条发现",
    )
    return fill_in(request, sheet, form, act)


@door("research.finish_measure", write="research.finish_measure", of=measure_of)
def finish(request: ViewerRequest, measure: Measure) -> HttpResponse:
    """Record that a measure is done and what came of it."""
    today = timezone.localdate()
    form = FinishForm(request.POST or None, today=today, initial={"done_on": today})

    def act() -> str:
        services.finish_measure(measure=measure, **form.cleaned_data)
        return "已办结。"

    may_see = opens("research.edit_measure", request.viewer, measure)
    sheet = Sheet(
        title="填写完成情况",
        verb="办结这项措施",
        back=reverse("research:finding", args=[measure.finding_id])
        if may_see
        else reverse("home:today"),
        back_name="回到这条发现" if may_see else "回到今天",
        about=f"{measure.text}（{measure.owner}，{measure.due_on:%Y-%m-%d}前）",
    )
    return fill_in(request, sheet, form, act)


@door(write="research.edit_measure", of=measure_of)
def reopen(request: ViewerRequest, measure: Measure) -> HttpResponse:
    """Take a measure up again."""
    services.reopen_measure(measure=measure)
    messages.success(request, "这项措施重新打开了。")
    return redirect("research:finding", finding_id=measure.finding_id)


@door(write="research.edit_measure", of=measure_of)
def delete(request: ViewerRequest, measure: Measure) -> HttpResponse:
    """Give a measure up that should not have been written down."""
    finding_id = measure.finding_id
    services.delete_measure(measure=measure)
    messages.success(request, f"已删除措施：{measure.text}")
    return redirect("research:finding", finding_id=finding_id)


def _owner_picked(request: ViewerRequest, finding: Finding) -> Person | None:
    picked = request.GET.get("owner", "")
    if not picked.isdigit():
        return None
    return Person.objects.filter(zone_id=finding.zone_id, pk=picked).first()
