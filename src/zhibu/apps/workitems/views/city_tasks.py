"""Pages of the city's tasks of a zone."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Zone
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.workitems.forms.city_tasks import CityTaskForm
from zhibu.apps.workitems.models import CityTask
from zhibu.apps.workitems.queries.city_tasks import counted_tasks
from zhibu.apps.workitems.records import city_task_of
from zhibu.apps.workitems.services import city_tasks as services


@door("workitems.see_city_tasks", of=zone_of)
def city_tasks(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """List the city's tasks with how many items serve each."""
    context = {"zone": zone, "tasks": counted_tasks(zone), "today": timezone.localdate()}
    return render(request, "workitems/city_tasks.html", context)


@door("workitems.keep_city_tasks", write="workitems.keep_city_tasks", of=zone_of)
def add_city_task(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Name a task of the city."""
    today = timezone.localdate()
    form = CityTaskForm(request.POST or None, today=today, initial={"since": today})

    def act() -> str:
        return f"已新增：{services.add_city_task(zone=zone, **form.cleaned_data)}。"

    sheet = Sheet(
        title="新增中心工作",
        verb="新增中心工作",
        back=reverse("workitems:city_tasks", args=[zone.pk]),
        back_name="回到中心工作",
        about="市里当前的重点工作。工作事项、建议和活动都可以写明服务哪一项。",
    )
    return fill_in(request, sheet, form, act)


@door(write="workitems.end_city_task", of=city_task_of)
def end_city_task(request: ViewerRequest, task: CityTask) -> HttpResponse:
    """Let a task end today."""
    services.end_city_task(task=task, on=timezone.localdate())
    messages.success(request, f"“{task}”已结束，以前写明服务它的事项不变。")
    return redirect("workitems:city_tasks", zone_id=task.zone_id)
