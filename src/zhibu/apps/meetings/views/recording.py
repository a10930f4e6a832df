"""The record page: drafts kept while typing, verdicts at once, finished, corrected."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.meetings import services
from zhibu.apps.meetings.forms import typed as typing
from zhibu.apps.meetings.forms.record import RecordPage
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import Roll, roll_of
from zhibu.apps.meetings.queries.records import record_of
from zhibu.apps.meetings.services.record_checks import faults_of
from zhibu.apps.meetings.services.refusals import ChangedMeanwhile, RecordFaults
from zhibu.apps.meetings.views.records import meeting_of
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.core.refusals import Refusal

EDIT = door("meetings.edit", write="meetings.edit", of=meeting_of)
WRITE = door(write="meetings.edit", of=meeting_of)


@EDIT
def record(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Record a meeting, or correct its record: one page, judged as a whole."""
    if meeting.state == Meeting.State.CANCELLED:
        messages.warning(request, "这次会议已取消。会还是开了的，请新增一次会议再记录。")
        return redirect(meeting)
    if request.method != "POST":
        return _show(request, meeting, _page_to_type_on(request, meeting))
    page = _page_as_sent(request, meeting)
    is_sound = page.is_valid()
    handed_in = page.record()
    is_another = bool(page.details.cleaned_data.get("is_another"))
    if not is_sound:
        today = timezone.localdate()
        page.add_faults(
            faults_of(meeting, handed_in, page.roll, today=today, is_another=is_another)
        )
        return _show(request, meeting, page)
    facts = {"record": handed_in, "is_another": is_another, **_who_and_when(request)}
    try:
        _hand_in(meeting, page, facts)
    except RecordFaults as refusal:
        page.add_faults(refusal.faults)
    except ChangedMeanwhile as refusal:
        return _show_both(request, meeting, page, refusal)
    except Refusal as refusal:
        page.details.refuse(refusal)
    else:
        said = "已更正，原来的一版留着。" if page.is_correction else "记录已完成。"
        messages.success(request, said)
        return redirect(meeting)
    return _show(request, meeting, page)


@WRITE
def draft(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Keep what was typed so far: by the button, or by itself while typing."""
    typed = typing.from_post(request.POST)
    is_by_itself = request.headers.get("HX-Request") == "true"
    more = request.POST.get("more")
    if more in typing.ROWS:
        typed[more].append({})
    try:
        meeting = services.save_draft(meeting=meeting, typed=typed, **_who_and_when(request))
    except ChangedMeanwhile as refusal:
        if is_by_itself:
            context = {"refusal": refusal, "meeting": meeting}
            return render(request, "meetings/draft_status.html", context)
        return _show_both(request, meeting, _page_as_sent(request, meeting), refusal)
    if is_by_itself:
        return render(request, "meetings/draft_status.html", {"meeting": meeting, "is_kept": True})
    if not more:
        messages.success(request, "草稿已保存。")
    address = reverse("meetings:record", args=[meeting.pk])
    return redirect(f"{address}#{more}" if more in typing.ROWS else address)


@WRITE
def drop_draft(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Forget the draft and begin anew."""
    services.drop_draft(meeting=meeting)
    messages.success(request, "草稿已放弃。")
    return redirect("meetings:record", meeting_id=meeting.pk)


@WRITE
def verdicts(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Say who counts as present and what each vote comes to, as typed so far."""
    return render(request, "meetings/verdicts.html", {"page": _page_as_sent(request, meeting)})


def _page_to_type_on(request: ViewerRequest, meeting: Meeting) -> RecordPage:
    """Return the page as far as it is known: the draft, the record, or the plan."""
    roll = roll_of(meeting)
    typed = meeting.draft.get("typed")
    if typed is None and meeting.is_finished:
        typed = typing.from_record(record_of(meeting), roll)
    elif typed is None:
        typed = typing.from_plan(meeting, roll, recorder_id=request.viewer.person_id)
    else:
        roll = _roll_on_typed_day(meeting, typed)
    return _page(meeting, roll, typed, data=None)


def _page_as_sent(request: ViewerRequest, meeting: Meeting) -> RecordPage:
    typed = typing.from_post(request.POST)
    return _page(meeting, _roll_on_typed_day(meeting, typed), typed, data=request.POST)


def _page(
    meeting: Meeting, roll: Roll, typed: typing.Typed, *, data: QueryDict | None
) -> RecordPage:
    return RecordPage(meeting, roll, typed, today=timezone.localdate(), data=data)


def _roll_on_typed_day(meeting: Meeting, typed: typing.Typed) -> Roll:
    return roll_of(meeting, on=typing.day_typed(typed, meeting.on))


def _who_and_when(request: ViewerRequest) -> dict[str, Any]:
    """Who acts, when, and which revision the page was opened with."""
    return {
        "by": person_behind(request.viewer),
        "now": timezone.now(),
        "revision": typing.number(request.POST.get("revision")),
    }


def _hand_in(meeting: Meeting, page: RecordPage, facts: dict[str, Any]) -> None:
    if page.is_correction:
        reason = page.details.cleaned_data["reason"]
        services.correct_record(meeting=meeting, reason=reason, **facts)
        return
    services.finish_record(meeting=meeting, **facts)


def _show(
    request: ViewerRequest, meeting: Meeting, page: RecordPage, **more: object
) -> HttpResponse:
    is_refused = bool(page.faults or page.details.errors or more)
    opened_with = typing.number(request.POST.get("revision"))
    context = {
        "meeting": meeting,
        "branch": meeting.branch,
        "page": page,
        "revision": meeting.revision if opened_with is None else opened_with,
        **more,
    }
    return render(request, "meetings/record.html", context, status=422 if is_refused else 200)


def _show_both(
    request: ViewerRequest, meeting: Meeting, page: RecordPage, refusal: Refusal
) -> HttpResponse:
    """Show the other's text beside one's own; handing in again then goes by this page."""
    now = meeting_of(meeting.pk)
    theirs = now.draft.get("typed") or typing.from_record(record_of(now), page.roll)
    came = set(theirs["came"])
    missing = [entry.person.name for entry in page.roll.due if entry.person.pk not in came]
    return _show(
        request,
        now,
        _page(now, page.roll, page.typed, data=request.POST),
        refusal=refusal,
        theirs=theirs,
        theirs_missing=missing,
        revision=now.revision,
    )
