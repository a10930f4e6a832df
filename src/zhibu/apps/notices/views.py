"""Pages of notices: what I was told, and how I and my branch's group are told."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.notices import queries, services
from zhibu.apps.notices.forms import ChannelForm, RobotForm
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.views.records import branch_of

PER_PAGE = 20
NO_MAIL = "本系统还没有接上发信服务器，邮件暂时发不出；设好后会自动生效。"


@door("accounts.see_own")
def inbox(request: ViewerRequest) -> HttpResponse:
    """List what the person looking was told; that it was looked at is not kept."""
    person_id = request.viewer.person_id or 0
    pages = Paginator(queries.notices_of(person_id), PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "channel": queries.channel_of(person_id),
        "groups": queries.groups_of(request.viewer.secretary_of),
    }
    return render(request, "notices/inbox.html", context)


@door("accounts.see_own", write="accounts.see_own")
def channel(request: ViewerRequest) -> HttpResponse:
    """Choose how to be told."""
    person = get_object_or_404(Person, pk=request.viewer.person_id)
    present = queries.channel_of(person.pk)
    form = ChannelForm(
        request.POST or None,
        today=timezone.localdate(),
        initial={
            "kind": present.kind if present else "none",
            "address": present.address if present else "",
        },
    )

    def act() -> str:
        chosen = services.choose_channel(person=person, **form.cleaned_data)
        return f"已改为{chosen.get_kind_display()}。"

    about = "通知总会列在系统里，只在工作时间发出，不需要回复。"
    sheet = _sheet("通知方式", "保存通知方式", about + ("" if settings.EMAIL_HOST else NO_MAIL))
    return fill_in(request, sheet, form, act)


@door("notices.set_robot", write="notices.set_robot", of=branch_of)
def robot(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Set the robot of the branch's work-chat group."""
    form = RobotForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        services.set_robot(branch=branch, **form.cleaned_data)
        return f"{branch}的通知会同时发到工作群。"

    about = (
        "只把面向全支部的通知（如会议通知）发到群里，不发涉及个人的内容。"
        "地址就是发言的钥匙，请只保存在这里；保存后不再显示。"
    )
    return fill_in(request, _sheet(f"{branch}：工作群机器人", "保存机器人地址", about), form, act)


@door(write="notices.set_robot", of=branch_of)
def remove_robot(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Post nothing to the group any more."""
    services.remove_robot(branch=branch)
    messages.success(request, f"已停用{branch}的工作群机器人。")
    return redirect("notices:inbox")


def _sheet(title: str, verb: str, about: str) -> Sheet:
    return Sheet(
        title=title, verb=verb, about=about, back=reverse("notices:inbox"), back_name="回到通知"
    )
