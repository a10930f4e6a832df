"""The zone's library of lessons, and its rule of hours."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.lessons.forms.classes import ConversionForm
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.lessons.queries import lists
from zhibu.apps.lessons.services import classes as services
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.views.records import zone_of

A_PAGE = 20


@door("lessons.see_library", of=zone_of)
def library(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """List the lessons the branches of a zone share."""
    typed = typed_query(request)
    lessons = lists.library_of(zone, typed=typed)
    context = {
        "zone": zone,
        "typed": typed,
        "page": Paginator(lessons, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "lessons/library.html", context)


@door("lessons.see_library", of=zone_of)
def workbook_of_library(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Save the library as a workbook."""
    sheet = lists.sheet_of(lists.library_of(zone, typed=typed_query(request)), title="全区微课")
    personal_data_used.send(Lesson, viewer=request.viewer, record=zone, what="导出全区微课")
    return as_download(workbook([sheet]), name="全区微课.xlsx")


@door("lessons.see_library", write="lessons.set_hours", of=zone_of)
def conversion(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Show how lessons are converted to hours; the coordinator lays it down."""
    today = timezone.localdate()
    form = ConversionForm(request.POST or None, today=today, initial={"since": today})

    if form.is_bound and form.is_valid():
        rule = services.set_conversion(zone=zone, **form.cleaned_data)
        messages.success(request, f"已规定：{rule}。")
        return redirect("lessons:conversion", zone_id=zone.pk)
    context = {"zone": zone, "form": form, "rules": list(lists.rules_of(zone))}
    status = 422 if form.errors else 200
    return render(request, "lessons/conversion.html", context, status=status)
