"""Pages that put a meeting on the plan, change, announce, move or cancel it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.meetings import services
from zhibu.apps.meetings.forms.arrangements import facts_of
from zhibu.apps.meetings.forms.planning import AddForm, ChangeForm, MoveForm, ReasonForm
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.views.records import meeting_of
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.chinese_days import full_day
from zhibu.core.refusals import Refusal

EDIT = door("meetings.edit", write="meetings.edit", of=meeting_of)
TOLD = "已通知过的人会收到变更通知。"
MOVED_BEHIND = "补学（{}）如果早于改后的时间，就随之取消，请另行安排。"
CALLED_OFF = "补学（{}）随之取消。"


@door("meetings.edit_branch", write="meetings.edit_branch", of=branch_of)
def add(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Put a meeting on the plan, or one that was held without a plan."""
    today = timezone.localdate()
    form = AddForm(
        request.POST or None,
        branch=branch,
        today=today,
        initial={
            "on": request.GET.get("on") or today,
            "kind": request.GET.get("kind", ""),
            "group": request.GET.get("group", ""),
        },
    )
    if form.is_bound and form.is_valid():
        try:
            meeting = services.plan_meeting(branch=branch, **form.cleaned_data)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已新增：{meeting.kind_names}。")
            return redirect(meeting)
    sheet = Sheet(
        title="新增会议",
        verb="新增会议",
        back=reverse("meetings:list", args=[branch.pk]),
        back_name="回到会议列表",
        about=f"{branch}。日期可以是过去的：没有列计划但已经开了的会，也在这里补上。",
    )
    status = 422 if form.errors else 200
    return render(request, "ui/sheet.html", {"sheet": sheet, "form": form}, status=status)


@EDIT
def change(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Change theme, time, place or agenda of a meeting still to be held."""
    agenda = "\n".join(item.text for item in meeting.agenda.all())
    initial = {
        **facts_of(meeting),
        "title": meeting.title,
        "agenda": agenda,
        "also_kinds": meeting.also_kinds,
    }
    today = timezone.localdate()
    form = ChangeForm(
        request.POST or None, today=today, initial=initial, branch=meeting.branch, meeting=meeting
    )

    def act() -> str:
        facts = form.cleaned_data | {"agenda": form.cleaned_data["agenda"].splitlines()}
        services.change_meeting(meeting=meeting, now=timezone.now(), **facts)
        return "已修改。"

    about = f"时间或地点有变的，{TOLD}" if meeting.announced_at else ""
    return fill_in(request, _sheet(meeting, "修改议程和安排", "保存修改", about), form, act)


@EDIT
def move(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Move a meeting to another day, with the reason."""
    today = timezone.localdate()
    form = MoveForm(
        request.POST or None,
        today=today,
        initial=facts_of(meeting) | {"on": meeting.on},
        branch=meeting.branch,
        meeting=meeting,
    )

    def act() -> str:
        services.move_meeting(
            meeting=meeting,
            today=today,
            now=timezone.now(),
            by=person_behind(request.viewer),
            **form.cleaned_data,
        )
        return "已改期。"

    about = TOLD if meeting.announced_at else ""
    sheet = _sheet(meeting, "改期", "改到这一天", about, effects=_effects(meeting, MOVED_BEHIND))
    return fill_in(request, sheet, form, act)


@EDIT
def cancel(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Call a meeting off, with the reason."""
    form = ReasonForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        services.cancel_meeting(
            meeting=meeting,
            now=timezone.now(),
            by=person_behind(request.viewer),
            **form.cleaned_data,
        )
        return "已取消。"

    about = "取消后仍留在列表里，可以查到原因。" + (TOLD if meeting.announced_at else "")
    sheet = _sheet(meeting, "取消会议", "取消会议", about, effects=_effects(meeting, CALLED_OFF))
    return fill_in(request, sheet, form, act)


@door(write="meetings.edit", of=meeting_of)
def announce(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Tell those due when and where the branch meets."""
    services.announce(meeting=meeting, today=timezone.localdate(), now=timezone.now())
    messages.success(request, "已发出通知，在工作时间送达。")
    return redirect(meeting)


def _effects(meeting: Meeting, effect: str) -> tuple[str, ...]:
    """Say what happens to the make-up sessions still to be held, where there are any."""
    sessions = meeting.make_up_sessions.filter(state__in=Meeting.OPEN)
    days = [full_day(day) for day in sessions.values_list("on", flat=True)]
    return (effect.format("、".join(days)),) if days else ()


def _sheet(
    meeting: Meeting, title: str, verb: str, about: str = "", effects: tuple[str, ...] = ()
) -> Sheet:
    return Sheet(
        title=f"{title}：{meeting.kind_names}",
        verb=verb,
        about=about,
        effects=effects,
        back=meeting.get_absolute_url(),
        back_name="回到会议页",
    )
