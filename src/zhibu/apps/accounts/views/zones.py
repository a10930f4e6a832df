"""The keeper's page of zones: names only, nothing of the people in them."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from zhibu.apps.accounts.forms.keeping import NewZone
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.services.zones import found_zone
from zhibu.core.refusals import Refusal


@door("accounts.keep", write="accounts.keep")
def keeper_zones(request: ViewerRequest) -> HttpResponse:
    """List the zones; found one."""
    form = NewZone(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            zone = found_zone(**form.cleaned_data)
        except Refusal as refusal:
            form.add_error("name", forms.ValidationError(f"{refusal.message}{refusal.hint}"))
        else:
            messages.success(request, f"已建立{zone}。下一步：给召集人开通账号并授权。")
            return redirect("accounts:keeper_accounts")
    zones = Zone.objects.select_related("committee").order_by("pk")
    status = 422 if form.errors else 200
    return render(
        request, "account/keeper_zones.html", {"form": form, "zones": zones}, status=status
    )
