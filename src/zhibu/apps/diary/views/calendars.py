"""Calendars to take busy times from: subscribed or uploaded, fetched, removed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django_ratelimit.core import is_ratelimited

from zhibu.apps.diary.forms.calendars import SubscribeForm, UploadForm
from zhibu.apps.diary.models import CalendarSource
from zhibu.apps.diary.queries.diaries import calendar_source
from zhibu.apps.diary.refusals import TooOften
from zhibu.apps.diary.services import busy, sources
from zhibu.apps.diary.views.changing import KEEP, sheet
from zhibu.apps.diary.views.reading import home_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import fill_in
from zhibu.apps.organisation.models import Person

KEPT = "只保存哪些时间忙，不保存日程的标题、地点、内容和参加人。"


@KEEP
def subscribe(request: ViewerRequest, person: Person) -> HttpResponse:
    """Subscribe to a calendar by its address."""
    form = SubscribeForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        _refuse_flood(request)
        source = sources.subscribe(
            person=person,
            address=form.cleaned_data["address"],
            added_by=request.viewer.person_id,
            now=timezone.localtime(),
        )
        return f"已订阅 {source}：今后每六小时自动读取一次。"

    about = f"{KEPT}地址等于日历的钥匙，只保存在这里，不再显示；可以随时移除。"
    return fill_in(request, sheet(request, person, "订阅日历", "订阅日历", about), form, act)


@KEEP
def upload(request: ViewerRequest, person: Person) -> HttpResponse:
    """Take over the busy times of a file."""
    form = UploadForm(request.POST or None, request.FILES or None, today=timezone.localdate())

    def act() -> str:
        _refuse_flood(request)
        file = form.cleaned_data["file"]
        source = sources.upload(
            person=person,
            file_name=file.name,
            content=file.read(),
            added_by=request.viewer.person_id,
            now=timezone.localtime(),
        )
        return f"已读入 {source} 的忙闲。"

    about = f"{KEPT}从日历软件里导出 .ics 文件再上传；以后有变化要重新上传，或改用订阅。"
    return fill_in(
        request, sheet(request, person, "上传日历文件", "上传日历文件", about), form, act
    )


@door(write="diary.keep_record", of=calendar_source)
def fetch(request: ViewerRequest, source: CalendarSource) -> HttpResponse:
    """Fetch a subscribed calendar now."""
    _refuse_flood(request)
    if source.url:
        source = sources.fetch_again(source=source, now=timezone.localtime())
    if source.last_error:
        messages.warning(request, f"{source.last_error}上次读到的忙闲仍然有效。")
    else:
        messages.success(request, f"已读取 {source}。")
    return redirect(home_of(request, source.person))


@door(write="diary.keep_record", of=calendar_source)
def remove(request: ViewerRequest, source: CalendarSource) -> HttpResponse:
    """Remove a calendar with everything that came from it."""
    busy.take_back(record=source)
    messages.success(request, f"已移除 {source}，从它来的忙碌时间也已删除。")
    return redirect(home_of(request, source.person))


def _refuse_flood(request: HttpRequest) -> None:
    """Raise TooOften beyond what a person does in an hour."""
    if is_ratelimited(
        request, group="diary-fetch", key="user", rate="30/h", method="POST", increment=True
    ):
        raise TooOften
