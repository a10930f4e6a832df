"""Pages of working days: a year to read, and what the coordinator enters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.years import year_typed
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.queries.places import zones_of
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.workdays import services
from zhibu.apps.workdays.forms import LAST_YEAR, EnterDayForm, PasteDaysForm
from zhibu.apps.workdays.models import WorkdayOverride
from zhibu.apps.workdays.queries import year_of
from zhibu.core.workdays.calendar import PUBLISHED_YEARS

YEARS = range(min(PUBLISHED_YEARS), LAST_YEAR + 1)
EDIT = door("workdays.edit", write="workdays.edit", of=zone_of)
PRESS = door(write="workdays.edit", of=zone_of)


def override_of(override_id: int) -> WorkdayOverride:
    """Return the entered day or raise Http404."""
    return get_object_or_404(WorkdayOverride.objects.select_related("zone"), pk=override_id)


@door("workdays.see_some")
def home(request: ViewerRequest) -> HttpResponse:
    """Lead to the zone's year; offer a choice to who has several zones."""
    zones = list(zones_of(request.viewer))
    if len(zones) == 1:
        return redirect("workdays:year", zones[0].pk)
    return render(request, "workdays/home.html", {"zones": zones})


@door("workdays.see", of=zone_of)
def year(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Show the holidays and make-up days of a year, month by month."""
    chosen = _year(request)
    context = {
        "zone": zone,
        "year": year_of(zone.pk, chosen),
        "previous": chosen - 1 if chosen - 1 in YEARS else None,
        "next": chosen + 1 if chosen + 1 in YEARS else None,
    }
    return render(request, "workdays/year.html", context)


@EDIT
def enter_day(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Enter one day."""
    form = EnterDayForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        entered = form.entered()
        services.enter_days(zone=zone, days=[entered])
        return f"已录入：{entered.day:%Y-%m-%d} {'上班' if entered.is_workday else '放假'}。"

    sheet = _sheet(request, zone, "录入一天", "录入这一天", "只录与系统不一致的日子；重录会覆盖。")
    return fill_in(request, sheet, form, act)


@EDIT
def paste_days(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Enter a whole notice at once."""
    form = PasteDaysForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        count = services.enter_days(zone=zone, days=form.cleaned_data["text"])
        return f"已录入 {count} 天。全部录完后，请标记这一年已录齐。"

    sheet = _sheet(request, zone, "粘贴放假安排", "录入这些日期", "按国务院办公厅的放假通知录入。")
    return fill_in(request, sheet, form, act)


@door(write="workdays.edit", of=override_of)
def remove_day(request: ViewerRequest, override: WorkdayOverride) -> HttpResponse:
    """Let a day follow the notice again."""
    services.remove_day(override=override)
    messages.success(request, f"已删除：{override}。这一天恢复为系统原来的安排。")
    return redirect(_address(override.zone_id, override.day.year))


@PRESS
def settle_year(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Mark a year as complete."""
    chosen = _year(request)
    services.settle_year(zone=zone, year=chosen)
    messages.success(request, f"{chosen}年已标记为录齐，不再按暂算处理。")
    return redirect(_address(zone.pk, chosen))


@PRESS
def reopen_year(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Take the mark back."""
    chosen = _year(request)
    services.reopen_year(zone=zone, year=chosen)
    messages.success(request, f"{chosen}年恢复为暂算。")
    return redirect(_address(zone.pk, chosen))


def _year(request: HttpRequest) -> int:
    """Return the year asked for; this one when none, or none that makes sense, was."""
    return year_typed(request.GET.get("year"), among=YEARS) or timezone.localdate().year


def _address(zone_id: int, chosen: int) -> str:
    return f"{reverse('workdays:year', args=[zone_id])}?year={chosen}"


def _sheet(request: HttpRequest, zone: Zone, title: str, verb: str, about: str) -> Sheet:
    return Sheet(
        title=f"{zone}：{title}",
        verb=verb,
        about=about,
        back=_address(zone.pk, _year(request)),
        back_name="回到工作日",
    )
