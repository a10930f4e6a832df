"""Pages of the zone's places and themes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.activities.forms import places as forms
from zhibu.apps.activities.models import Base, Theme
from zhibu.apps.activities.queries import places as queries
from zhibu.apps.activities.services import places as services
from zhibu.apps.activities.views.records import base_of, theme_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.views.records import zone_of

ADD = door("activities.edit_places", write="activities.edit_places", of=zone_of)


@door("activities.see_places", of=zone_of)
def bases(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """List the places of the zone and its themes."""
    typed = typed_query(request)
    context = {
        "zone": zone,
        "typed": typed,
        "bases": queries.bases_of(zone, on=timezone.localdate(), typed=typed),
        "themes": queries.themes_of(zone),
    }
    return render(request, "activities/places.html", context)


@ADD
def add_base(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Put a place on the list."""
    form = forms.BaseForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        return f"已新增：{services.add_base(zone=zone, **form.cleaned_data)}。"

    about = "全区各支部共用一份名单。会议室、读书角不用登记，在场地里。"
    return fill_in(request, _sheet(zone, "新增活动地点", "新增地点", about), form, act)


@door("activities.edit_place", write="activities.edit_place", of=base_of)
def change_base(request: ViewerRequest, base: Base) -> HttpResponse:
    """Change a place."""
    form = forms.BaseForm(
        request.POST or None, today=timezone.localdate(), initial=forms.facts_of(base)
    )

    def act() -> str:
        services.change_base(base=base, **form.cleaned_data)
        return "已修改。"

    return fill_in(request, _sheet(base.zone, f"修改地点：{base}", "保存修改"), form, act)


@door(write="activities.edit_place", of=base_of)
def close_base(request: ViewerRequest, base: Base) -> HttpResponse:
    """Use a place no more."""
    services.set_closed(base=base, is_closed=True)
    messages.success(request, f"{base}不再使用，以前的活动都还在。")
    return redirect("activities:places", zone_id=base.zone_id)


@door(write="activities.edit_place", of=base_of)
def reopen_base(request: ViewerRequest, base: Base) -> HttpResponse:
    """Use a place again."""
    services.set_closed(base=base, is_closed=False)
    messages.success(request, f"{base}已恢复使用。")
    return redirect("activities:places", zone_id=base.zone_id)


@ADD
def add_theme(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Add a theme."""
    form = forms.ThemeForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        return f"已新增主题：{services.add_theme(zone=zone, **form.cleaned_data)}。"

    return fill_in(request, _sheet(zone, "新增主题", "新增主题"), form, act)


@door("activities.edit_place", write="activities.edit_place", of=theme_of)
def rename_theme(request: ViewerRequest, theme: Theme) -> HttpResponse:
    """Give a theme another name."""
    form = forms.ThemeForm(
        request.POST or None, today=timezone.localdate(), initial={"name": theme.name}
    )

    def act() -> str:
        services.rename_theme(theme=theme, **form.cleaned_data)
        return "已改名。"

    return fill_in(request, _sheet(theme.zone, f"主题改名：{theme}", "保存"), form, act)


@door(write="activities.edit_place", of=theme_of)
def remove_theme(request: ViewerRequest, theme: Theme) -> HttpResponse:
    """Delete a theme nothing is filed under."""
    services.remove_theme(theme=theme)
    messages.success(request, f"已删除主题：{theme}。")
    return redirect("activities:places", zone_id=theme.zone_id)


def _sheet(zone: Zone, title: str, verb: str, about: str = "") -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        about=about,
        back=reverse("activities:places", args=[zone.pk]),
        back_name="回到活动地点",
    )
