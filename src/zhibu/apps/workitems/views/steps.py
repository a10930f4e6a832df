"""One step of an item at a time: deployed, done, checked, given up, back; stuck and on again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.workitems.forms import items as forms
from zhibu.apps.workitems.models import WorkItem
from zhibu.apps.workitems.records import item_of
from zhibu.apps.workitems.services import hindrances
from zhibu.apps.workitems.services import items as services


@dataclass(frozen=True)
class Words:
    """What the page of a step says."""

    title: str
    verb: str
    said: str
    about: str = ""


@door("workitems.edit", write="workitems.edit", of=item_of)
def deploy(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Say when it was handed out."""
    form = forms.DeployForm(request.POST or None, **_today())

    def act() -> None:
        services.deploy_item(item=item, on=form.cleaned_data["on"])

    return _step(request, item, form, act, Words("部署", "记下部署", "已部署。"))


@door("workitems.finish", write="workitems.finish", of=item_of)
def finish(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Say that it is done and what came of it."""
    form = forms.FinishForm(request.POST or None, item=item, **_today())

    def act() -> None:
        typed = form.cleaned_data
        services.finish_item(item=item, on=typed["on"], outcome=typed["said"])

    about = "" if item.source is None else "来自会议待办或调研措施的事项，那边同时办结。"
    words = Words("填写落实情况", "记下落实情况", "已落实。", about)
    return _step(request, item, form, act, words)


@door("workitems.check", write="workitems.check", of=item_of)
def check(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Say what the check of both sides showed."""
    form = forms.CheckForm(request.POST or None, **_today())

    def act() -> None:
        typed = form.cleaned_data
        by = person_behind(request.viewer)
        services.check_item(item=item, on=typed["on"], result=typed["said"], by=by)

    about = f"定好的检查办法：{item.check_by}" if item.check_by else ""
    words = Words("填写检查情况", "记下检查情况", "已检查。", about)
    return _step(request, item, form, act, words)


@door("workitems.check", write="workitems.check", of=item_of)
def drop(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Give an item up, with the reason."""
    form = forms.DropForm(request.POST or None, **_today())

    def act() -> None:
        typed = form.cleaned_data
        services.drop_item(item=item, on=typed["on"], why=typed["said"])

    about = "会议待办或调研措施本身不会取消。" if item.source is not None else ""
    return _step(request, item, form, act, Words("取消这一项", "取消这一项", "已取消。", about))


@door("workitems.finish", write="workitems.finish", of=item_of)
def stuck(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Say that it is stuck."""
    form = forms.StuckForm(request.POST or None, **_today())

    def act() -> None:
        typed = form.cleaned_data
        hindrances.say_stuck(item=item, on=typed["on"], reason=typed["said"])

    about = "写出来，别人才好帮忙。"
    return _step(request, item, form, act, Words("写卡点", "写下卡点", "已写下卡点。", about))


@door(write="workitems.finish", of=item_of)
def clear(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Say that it goes on."""
    hindrances.clear_hindrance(item=item, on=timezone.localdate())
    messages.success(request, "卡点已解决。")
    return redirect("workitems:item", item_id=item.pk)


@door(write="workitems.step_back", of=item_of)
def step_back(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Take the last step back."""
    back = services.step_back(item=item)
    messages.success(request, f"已撤回，现在是“{back.step_told}”。")
    return redirect("workitems:item", item_id=item.pk)


def _today() -> dict[str, Any]:
    today = timezone.localdate()
    return {"today": today, "initial": {"on": today}}


def _step(
    request: ViewerRequest,
    item: WorkItem,
    form: PlainForm,
    act: Callable[[], None],
    words: Words,
) -> HttpResponse:

    def done() -> str:
        act()
        return words.said

    sheet = Sheet(
        title=f"{words.title}：{item.title}",
        verb=words.verb,
        about=words.about,
        back=reverse("workitems:item", args=[item.pk]),
        back_name="回到这一项",
    )
    return fill_in(request, sheet, form, done)
