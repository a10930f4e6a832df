"""Pages that say what an activity was: of a meeting, an older one, changed, removed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.activities.forms import activities as forms
from zhibu.apps.activities.models import Activity
from zhibu.apps.activities.services import activities as services
from zhibu.apps.activities.views.records import activity_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.views.records import meeting_of
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.views.records import branch_of


@door("activities.fill", write="activities.fill", of=meeting_of)
def fill(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Say what kind of activity a meeting is or was."""
    known = Activity.objects.filter(meeting=meeting).first()
    if known is not None and request.method != "POST":
        return redirect(known)
    is_lecture = Meeting.Kind.LECTURE in meeting.kinds
    form = forms.ActivityForm(
        request.POST or None,
        branch=meeting.branch,
        today=timezone.localdate(),
        initial={
            "kind": Activity.Kind.LECTURE if is_lecture else "",
            "title": meeting.title,
            "revision": 0,
        },
    )

    def act() -> str:
        services.fill(meeting=meeting, facts=form.facts)
        return "已补充活动情况。"

    sheet = Sheet(
        title=f"补充活动情况：{meeting.kind_names}",
        verb="保存",
        about="日期和到会情况在会议记录里，不用再填。",
        back=reverse("activities:list", args=[meeting.branch_id]),
        back_name="回到活动目录",
    )
    return fill_in(request, sheet, form, act)


@door("activities.edit_branch", write="activities.edit_branch", of=branch_of)
def add(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Enter an activity from before the branch used the system."""
    today = timezone.localdate()
    form = forms.OlderForm(
        request.POST or None, branch=branch, today=today, initial={"revision": 0}
    )

    def act() -> str:
        held_on = form.cleaned_data["held_on"]
        services.add_older(branch=branch, held_on=held_on, facts=form.facts, today=today)
        return "已补记。"

    sheet = Sheet(
        title="补记以前的活动",
        verb="保存",
        about="只补记没有会议记录的；有记录的，从会议补充活动情况。",
        back=reverse("activities:list", args=[branch.pk]),
        back_name="回到活动目录",
    )
    return fill_in(request, sheet, form, act)


@door("activities.edit", write="activities.edit", of=activity_of)
def change(request: ViewerRequest, activity: Activity) -> HttpResponse:
    """Change what is said of an activity."""
    today = timezone.localdate()
    kind = forms.ActivityForm if activity.meeting_id else forms.OlderForm
    form = kind(
        request.POST or None,
        branch=activity.branch,
        base_id=activity.base_id,
        today=today,
        initial=forms.facts_of(activity),
    )

    def act() -> str:
        services.change(
            activity=activity,
            facts=form.facts,
            revision=revision_of(form),
            today=today,
            held_on=form.cleaned_data.get("held_on"),
        )
        return "已修改。"

    sheet = Sheet(
        title="修改活动情况",
        verb="保存修改",
        back=activity.get_absolute_url(),
        back_name="回到活动页",
    )
    return fill_in(request, sheet, form, act)


@door(write="activities.edit", of=activity_of)
def remove(request: ViewerRequest, activity: Activity) -> HttpResponse:
    """Delete what was said of an activity."""
    branch_id, has_meeting = activity.branch_id, activity.meeting_id is not None
    services.remove(activity=activity)
    stays = "会议记录不受影响。" if has_meeting else ""
    messages.success(request, f"已从活动目录删除。{stays}")
    return redirect("activities:list", branch_id=branch_id)
