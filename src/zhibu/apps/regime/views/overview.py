"""The year of a branch on one page, the branches of a zone side by side."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Branch, PartyGroup, Zone
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.queries.places import own_branches, zones_of
from zhibu.apps.organisation.views.records import branch_of, zone_of
from zhibu.apps.regime.forms.explaining import ExplanationForm, MissedForm
from zhibu.apps.regime.forms.plan import year_asked
from zhibu.apps.regime.queries.branch_year import overdue_finding, year_of_branch
from zhibu.apps.regime.queries.zone_year import year_of_zone
from zhibu.apps.regime.services.explaining import explain as save_explanation


@door("regime.see_own")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the year of one's branch; let someone with several choose."""
    return _to_the_only_branch(request, "regime:branch", "全年情况")


@door("regime.plan_some")
def plans(request: ViewerRequest) -> HttpResponse:
    """Go to the plan of one's branch; let someone with several choose."""
    return _to_the_only_branch(request, "regime:plan", "年度计划")


@door("regime.see_zones")
def zones(request: ViewerRequest) -> HttpResponse:
    """Go to the one zone someone oversees, or let them choose."""
    found = [
        zone
        for zone in zones_of(request.viewer).select_related("committee")
        if opens("regime.see_zone", request.viewer, zone)
    ]
    if len(found) == 1:
        return redirect("regime:zone", zone_id=found[0].pk)
    return render(request, "regime/zones.html", {"zones": found})


@door("regime.see_branch", of=branch_of)
def branch(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show twelve months of a branch, and above them what is to be done."""
    on = timezone.localdate()
    years = _years(on)
    year = year_asked(request.GET.get("year"), among=years, today=on)
    may_act = opens("regime.act_for_branch", request.viewer, branch)
    found = year_of_branch(
        branch,
        year=year,
        on=on,
        may_act=may_act,
        reads_minutes=opens("meetings.read_branch", request.viewer, branch),
    )
    context = {"branch": branch, "found": found, "years": years, "may_act": may_act}
    return render(request, "regime/branch.html", context)


@door("regime.see_zone", of=zone_of)
def zone(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Show the branches of a zone side by side, without order or sum."""
    on = timezone.localdate()
    years = _years(on)
    year = year_asked(request.GET.get("year"), among=years, today=on)
    found = year_of_zone(zone, year=year, on=on, page=request.GET.get("page", "1"))
    context = {"zone": zone, "found": found, "year": year, "years": years, "page": found.page}
    return render(request, "regime/zone.html", context)


@door("regime.act_for_branch", write="regime.act_for_branch", of=branch_of)
def explain(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Say why a period was missed; the address names the rule and the period."""
    today = timezone.localdate()
    missed = MissedForm(request.GET)
    missed.fields["group"].queryset = PartyGroup.objects.filter(branch=branch)  # type: ignore[attr-defined]
    back = reverse("regime:branch", args=[branch.pk])
    if not missed.is_valid():
        messages.error(request, "没有说是哪一项，请从全年情况里点“写说明”。")
        return redirect(back)
    asked = missed.cleaned_data
    finding = overdue_finding(branch, **asked, on=today)
    typed = request.POST if request.method == "POST" else None
    form = ExplanationForm(typed, today=today)

    def act() -> str:
        save_explanation(
            branch=branch,
            **asked,
            text=form.cleaned_data["text"],
            by=person_behind(request.viewer),
            now=timezone.now(),
            today=today,
        )
        return "说明已保存。这一项仍显示逾期，但不再提醒。"

    sheet = Sheet(
        title="写情况说明",
        verb="保存说明",
        back=back,
        back_name="回到全年情况",
        about=finding.said if finding else "",
        effects=("判断不变，说明写在旁边。", "今天页不再为这一项提醒。"),
    )
    return fill_in(request, sheet, form, act)


def _years(on: date) -> list[int]:
    return [on.year - 1, on.year]


def _to_the_only_branch(request: ViewerRequest, name: str, title: str) -> HttpResponse:
    mine = list(own_branches(request.viewer))
    if name == "regime:plan":
        mine = [branch for branch in mine if branch.pk in request.viewer.leads]
    if len(mine) == 1:
        return redirect(name, branch_id=mine[0].pk)
    context = {"branches": mine, "title": title, "name": name}
    return render(request, "regime/choose.html", context)
