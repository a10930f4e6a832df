"""Pages of one lesson: what it is about, its meeting, its hours, sharing it."""

from datetime import time, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import fill_in
from zhibu.apps.lessons.forms.lessons import ArrangeForm, AttachForm, PrepareForm
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.lessons.queries.history import changes_of
from zhibu.apps.lessons.queries.hours import hours_of
from zhibu.apps.lessons.queries.lists import attachable
from zhibu.apps.lessons.services import meetings as services
from zhibu.apps.lessons.services import preparing
from zhibu.apps.lessons.views.records import lesson_of
from zhibu.apps.lessons.views.turns import sheet_of
from zhibu.apps.meetings.queries.records import attended
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.workdays.queries import calendar_of

EDIT = door("lessons.edit", write="lessons.edit", of=lesson_of)
LOOKS_BACK = timedelta(days=120)
"""How long ago a lesson may have been given that is noted now."""
USUAL_START = time(15)
THURSDAY = timedelta(days=3)


@door("lessons.see", of=lesson_of)
def lesson(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Show a lesson: to the zone what it was about, to the branch also who came and hours."""
    is_inside = opens("lessons.see_inside", request.viewer, lesson)
    meeting = lesson.sitting
    context = {
        "lesson": lesson,
        "meeting": meeting,
        "materials": lesson.materials.defer("content"),
        "is_inside": is_inside,
        "attended": attended(meeting) if meeting and meeting.is_finished and is_inside else None,
        "hours": hours_of(lesson) if is_inside and not lesson.dropped_on else None,
        "changes": changes_of(lesson) if is_inside else (),
        "today": timezone.localdate(),
    }
    return render(request, "lessons/lesson.html", context)


@door("lessons.prepare", write="lessons.prepare", of=lesson_of)
def prepare(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Fill in topic, business and summary."""
    form = PrepareForm(
        request.POST or None, today=timezone.localdate(), initial=PrepareForm.initial_of(lesson)
    )

    def act() -> str:
        facts = {key: form.cleaned_data[key] for key in ("topic", "business", "summary")}
        preparing.prepare(lesson=lesson, revision=revision_of(form), now=timezone.now(), **facts)
        return "已保存。"

    return fill_in(request, sheet_of(lesson, "准备微课", "保存"), form, act)


@EDIT
def arrange(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Make the meeting at which it is given."""
    today = timezone.localdate()
    day = calendar_of(lesson.zone_id).next_workday(max(lesson.week_of + THURSDAY, today))
    form = ArrangeForm(
        request.POST or None,
        today=today,
        branch=lesson.branch,
        initial={"on": day, "starts_at": USUAL_START, "ends_at": time(16)},
    )

    def act() -> str:
        services.arrange(lesson=lesson, now=timezone.now(), **form.cleaned_data)
        return "已安排，会议已列入计划；通知和记录都在会议页。"

    about = "本月已有主题党日的，不必另开：请用“挂在已有会议上”。"
    return fill_in(request, sheet_of(lesson, "安排时间", "安排会议", about), form, act)


@EDIT
def attach(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Give it at a meeting that is planned, or note at which it was given."""
    today = timezone.localdate()
    meetings = attachable(lesson.branch, since=today - LOOKS_BACK)
    form = AttachForm(request.POST or None, today=today, meetings=meetings)

    def act() -> str:
        services.attach(lesson=lesson, meeting=form.cleaned_data["meeting"], now=timezone.now())
        return "已挂上。"

    about = "" if meetings else "没有可挂的会议：请先在会议里安排，或用“安排时间”。"
    return fill_in(request, sheet_of(lesson, "挂在已有会议上", "挂上", about), form, act)


@door(write="lessons.edit", of=lesson_of)
def detach(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Take it out of its meeting."""
    services.detach(lesson=lesson, now=timezone.now())
    messages.success(request, "已与会议脱开；会议还在，不开的请到会议页取消。")
    return redirect(lesson)


@door(write="lessons.edit", of=lesson_of)
def write_hours(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Write the hours by the zone's rule into the record."""
    services.write_hours(lesson=lesson, by=person_behind(request.viewer), now=timezone.now())
    messages.success(request, "学时已计入会议记录，原来的一版留着。")
    return redirect(lesson)


@door(write="lessons.edit", of=lesson_of)
def share(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Let the zone use it, or no longer."""
    is_shared = request.POST.get("shared") == "1"
    preparing.share(lesson=lesson, is_shared=is_shared)
    said = "已供全区使用，讲过以后列入全区微课。" if is_shared else "不再供全区使用。"
    messages.success(request, said)
    return redirect(lesson)
