"""Pages that plan a make-up session and say who is asked to it."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.meetings import services
from zhibu.apps.meetings.forms.make_up_sessions import (
    AskedForm,
    MakeUpSessionForm,
    likely_to_miss,
)
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.queries.due import roll_of
from zhibu.apps.meetings.queries.make_up_sessions import missed_of
from zhibu.apps.meetings.views.records import meeting_of
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.core.chinese_days import full_day

EDIT = door("meetings.edit", write="meetings.edit", of=meeting_of)
ONLY_THEY = "只通知选上的人；其他党员看不到谁要补学。"


@EDIT
def plan_make_up(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Plan a make-up session for those who cannot come, or did not."""
    roll = roll_of(meeting)
    form = MakeUpSessionForm(
        request.POST or None,
        today=timezone.localdate(),
        meeting=meeting,
        roll=roll,
        initial={"people": likely_to_miss(roll, missed_of(meeting))},
    )

    def act() -> str:
        session = services.plan_make_up(
            meeting=meeting,
            now=timezone.now(),
            by=person_behind(request.viewer),
            **form.cleaned_data,
        )
        return f"已安排{full_day(session.on)}补学，到它的页面可以发出通知。"

    about = f"给{full_day(meeting.on)}不能到会的人。{ONLY_THEY}补学记录完成后，补学名单自动记上。"
    return fill_in(request, _sheet(meeting, "安排补学", "安排补学", about), form, act)


@EDIT
def change_asked(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Ask other people to a make-up session."""
    if meeting.makes_up is None:
        raise Http404
    asked = list(meeting.asked.values_list("person_id", flat=True))
    form = AskedForm(
        request.POST or None,
        today=timezone.localdate(),
        roll=roll_of(meeting.makes_up),
        initial={"people": asked},
    )

    def act() -> str:
        people = form.cleaned_data["people"]
        services.change_asked(session=meeting, people=people, now=timezone.now())
        return "已修改补学的人。"

    return fill_in(request, _sheet(meeting, "修改补学的人", "保存修改", ONLY_THEY), form, act)


def _sheet(meeting: Meeting, title: str, verb: str, about: str) -> Sheet:
    return Sheet(
        title=f"{title}：{meeting.kind_names}",
        verb=verb,
        about=about,
        back=meeting.get_absolute_url(),
        back_name="回到会议页",
    )
