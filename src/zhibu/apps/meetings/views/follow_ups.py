"""What meetings left to do: one's own list, the branch's list, done, again, another day."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.meetings.forms.follow_ups import FinishForm, MoveForm
from zhibu.apps.meetings.models import FollowUp
from zhibu.apps.meetings.queries import follow_ups as queries
from zhibu.apps.meetings.services import follow_ups as services
from zhibu.apps.meetings.wording import full_day

PER_PAGE = 30


@door("meetings.see_any")
def follow_ups(request: ViewerRequest) -> HttpResponse:
    """Show what is to do, the nearest day first, or with ?show=done what is done."""
    viewer, on = request.viewer, timezone.localdate()
    typed = request.GET.get("q", "").strip()[: queries.LONGEST_QUERY]
    shows_done = request.GET.get("show") == "done"
    context = {"typed": typed, "shows_done": shows_done}
    if shows_done:
        done = Paginator(queries.done_ones(viewer, typed=typed), PER_PAGE)
        context["page"] = done.get_page(request.GET.get("page"))
    else:
        context["mine"] = queries.open_ones(queries.mine(viewer), on=on, typed=typed)
        if viewer.leads:
            others = queries.of_my_branches(viewer)
            context["others"] = queries.open_ones(others, on=on, typed=typed)
    return render(request, "meetings/follow_ups.html", context)


@door("meetings.finish_left", write="meetings.finish_left", of=queries.follow_up_of)
def finish_follow_up(request: ViewerRequest, follow_up: FollowUp) -> HttpResponse:
    """Record that it is done and what came of it."""
    today = timezone.localdate()
    form = FinishForm(request.POST or None, today=today)

    def act() -> str:
        services.finish(follow_up=follow_up, today=today, **form.cleaned_data)
        return "已办结。"

    return fill_in(request, _sheet(follow_up, "填写完成情况", "办结这一项"), form, act)


@door("meetings.edit_left", write="meetings.edit_left", of=queries.follow_up_of)
def move_follow_up(request: ViewerRequest, follow_up: FollowUp) -> HttpResponse:
    """Agree on another day."""
    form = MoveForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        moved = services.move(follow_up=follow_up, **form.cleaned_data)
        return f"期限已改为{full_day(moved.until)}。"

    effects = ("会议记录里的完成期限不变，仍是会上定的日期。",)
    return fill_in(request, _sheet(follow_up, "改期", "更改期限", effects), form, act)


@door(write="meetings.edit_left", of=queries.follow_up_of)
def reopen_follow_up(request: ViewerRequest, follow_up: FollowUp) -> HttpResponse:
    """Open a finished one again."""
    services.reopen(follow_up=follow_up)
    messages.success(request, f"已重新打开：{follow_up}")
    return redirect("meetings:follow_ups")


def _sheet(follow_up: FollowUp, title: str, verb: str, effects: tuple[str, ...] = ()) -> Sheet:
    meeting = follow_up.meeting
    return Sheet(
        title=title,
        verb=verb,
        back=reverse("meetings:follow_ups"),
        back_name="回到会议待办",
        about=f"{follow_up}。{follow_up.owner}负责，{full_day(follow_up.until)}前完成。"
        f"（{full_day(meeting.on)}{meeting.kind_names}议定）",
        effects=effects,
    )
