"""All rules on one page, and what a zone asks beyond them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import SIGNED_IN, ViewerRequest, door
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.regime.forms.rules import EXAMPLE, LocalRulesForm
from zhibu.apps.regime.queries import rules as queries
from zhibu.apps.regime.services.local_rules import save_local_rules
from zhibu.core.refusals import Refusal
from zhibu.core.regulations.rulebook import national

LONGEST_QUERY = 40


@door(SIGNED_IN)
def rules(request: ViewerRequest) -> HttpResponse:
    """List every rule with values, citation and how sure we are; find one by any word."""
    typed = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    use = request.GET.get("use", "")
    zone_id = request.viewer.zone_id
    book = queries.rulebook_of(zone_id) if zone_id else national()
    rows = queries.rule_rows(book, on=timezone.localdate(), typed=typed, use=use)
    context = {
        "rows": rows,
        "typed": typed,
        "use": use,
        "uses": queries.uses(),
        "zones": queries.zones_with_rules(request.viewer),
    }
    return render(request, "regime/rules.html", context)


@door("regime.edit_local_rules", write="regime.edit_local_rules", of=zone_of)
def local_rules(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Edit what the zone asks beyond the national rules; every version is kept."""
    newest = queries.newest_local_rules(zone)
    form = LocalRulesForm(
        request.POST or None,
        request.FILES or None,
        today=timezone.localdate(),
        initial={"text": newest.text if newest else ""},
    )
    if form.is_bound and form.is_valid():
        try:
            save_local_rules(
                zone=zone,
                text=form.cleaned_data["text"],
                by=person_behind(request.viewer),
                now=timezone.now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "本地规定已保存，从现在起按它判断。")
            return redirect("regime:local_rules", zone_id=zone.pk)
    context = {
        "zone": zone,
        "form": form,
        "example": EXAMPLE,
        "versions": queries.versions_of(zone),
    }
    status = 422 if form.errors else 200
    return render(request, "regime/local_rules.html", context, status=status)
