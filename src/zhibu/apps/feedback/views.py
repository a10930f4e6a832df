"""Pages of complaints and suggestions: send, read the reply, answer."""

from typing import cast

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django_ratelimit.core import is_ratelimited

from zhibu.apps.accounts.models import User
from zhibu.apps.feedback import queries, services
from zhibu.apps.feedback.forms import CodeForm, ReplyForm, SendForm
from zhibu.apps.feedback.models import Entry
from zhibu.apps.foundation.door import PUBLIC, ViewerRequest, door
from zhibu.core.refusals import Refusal

PER_PAGE = 20


class TooMany(Refusal):
    """More attempts from one address than a person makes."""

    code = "feedback.too-many"

    def __init__(self) -> None:
        """Say when it goes on."""
        super().__init__("提交得太频繁了。", hint="请一小时后再试；内容请先自行保存。")


def _refuse_flood(request: HttpRequest, group: str, rate: str) -> None:
    """Raise TooMany beyond the rate; the count is forgotten after the hour."""
    if is_ratelimited(request, group=group, key="ip", rate=rate, method="POST", increment=True):
        raise TooMany


@door(PUBLIC, write=PUBLIC)
def send(request: ViewerRequest) -> HttpResponse:
    """Write a complaint or suggestion, signed in or not."""
    form = SendForm(request.POST or None, initial={"zone": request.viewer.zone_id})
    if request.method == "POST" and form.is_valid():
        _refuse_flood(request, "feedback-send", "10/h")
        facts = {name: form.cleaned_data[name] for name in ("zone", "kind", "text", "signed")}
        entry, code = services.send(**facts, on=timezone.localdate())
        return render(request, "feedback/sent.html", {"entry": entry, "code": code})
    status = 422 if request.method == "POST" else 200
    return render(request, "feedback/send.html", {"form": form}, status=status)


@door(PUBLIC, write=PUBLIC)
def answer(request: ViewerRequest) -> HttpResponse:
    """Read the reply with the reference code; the code never stands in an address."""
    form = CodeForm(request.POST or None)
    entry = None
    if request.method == "POST" and form.is_valid():
        _refuse_flood(request, "feedback-answer", "30/h")
        entry = queries.entry_of_code(form.cleaned_data["code"])
        if entry is None:
            form.add_error("code", "没有这个查询码。请核对三组字符后重试。")
    status = 422 if form.errors else 200
    return render(request, "feedback/answer.html", {"form": form, "entry": entry}, status=status)


@door("feedback.read_inbox")
def inbox(request: ViewerRequest) -> HttpResponse:
    """List what was sent to the zones one coordinates."""
    entries = Paginator(queries.inbox_of(request.viewer.coordinator_of), PER_PAGE)
    page = entries.get_page(request.GET.get("page"))
    return render(request, "feedback/inbox.html", {"page": page})


@door("feedback.answer", write="feedback.answer", of=queries.entry)
def entry(request: ViewerRequest, entry: Entry) -> HttpResponse:
    """Read one entry and reply to it."""
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.answer(
            entry=entry,
            reply=form.cleaned_data["reply"],
            by=cast("User", request.user),
            on=timezone.localdate(),
        )
        messages.success(request, "已答复。提出人用查询码可以看到。")
        return redirect("feedback:inbox")
    status = 422 if form.errors else 200
    return render(request, "feedback/entry.html", {"form": form, "entry": entry}, status=status)
