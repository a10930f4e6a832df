"""Papers of one meeting, made from its record when asked for."""

from django.http import HttpResponse
from django.utils import timezone

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.papers.minutes import minutes_of
from zhibu.apps.meetings.papers.notice import notice_of
from zhibu.apps.meetings.papers.sign_sheet import sign_sheet_of
from zhibu.apps.meetings.queries.papers import due_at, paper_record_of
from zhibu.apps.meetings.views.records import meeting_of
from zhibu.apps.meetings.wording import file_name, record_name
from zhibu.core.documents.official import OfficialDocument
from zhibu.core.documents.word import official_docx
from zhibu.core.refusals import Refusal


class NoRecordYet(Refusal):
    """Minutes of a meeting that is not finished."""

    code = "meetings.no-record-yet"


class NothingToAnnounce(Refusal):
    """A notice or sheet for a meeting that is off, or a notice of one that is over."""

    code = "meetings.nothing-to-announce"


@door("meetings.read_record", of=meeting_of)
def minutes_docx(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Hand over the minutes in the official layout; why somebody missed it, to officers only.

    Raises:
        NoRecordYet: the meeting is planned or cancelled.
    """
    if not meeting.is_finished:
        raise NoRecordYet("这次会议还没有会议记录。", hint="记录完成以后，会议记录才能下载。")
    _note(request, meeting, "下载会议记录")
    keeps = opens("meetings.edit", request.viewer, meeting)
    record = paper_record_of(meeting, with_reasons=keeps)
    return _word(request, meeting, minutes_of(record), record_name(meeting))


@door("meetings.edit", of=meeting_of)
def sign_sheet_docx(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Hand over the sheet those due sign by hand.

    Raises:
        NothingToAnnounce: the meeting is cancelled.
    """
    _refuse_cancelled(meeting)
    _note(request, meeting, "下载签到表")
    return _word(request, meeting, sign_sheet_of(meeting, due_at(meeting)), "签到表")


@door("meetings.edit", of=meeting_of)
def notice_docx(request: ViewerRequest, meeting: Meeting) -> HttpResponse:
    """Hand over the paper notice of a meeting to come.

    Raises:
        NothingToAnnounce: the meeting is cancelled or over.
    """
    _refuse_cancelled(meeting)
    if meeting.is_finished:
        raise NothingToAnnounce("会议已经开过了，不用再发通知。", hint="需要的话，请下载会议记录。")
    announced = meeting.announced_at
    dated = timezone.localdate(announced) if announced else timezone.localdate()
    notice = notice_of(meeting, tuple(meeting.agenda.all()), dated=dated)
    return _word(request, meeting, notice, "会议通知")


def _note(request: ViewerRequest, meeting: Meeting, what: str) -> None:
    """Tell the audit trail that names left the house on paper."""
    personal_data_used.send(
        Meeting, viewer=request.viewer, record=meeting.branch, what=f"{what}：{meeting}"
    )


def _refuse_cancelled(meeting: Meeting) -> None:
    if meeting.state == Meeting.State.CANCELLED:
        raise NothingToAnnounce("这次会议已经取消。", hint="请返回会议列表，选择另一次会议。")


def _word(
    request: ViewerRequest, meeting: Meeting, document: OfficialDocument, what: str
) -> HttpResponse:
    large = request.GET.get("large") == "1"
    name = file_name(meeting, what, "docx", large=large)
    return as_download(official_docx(document, large=large), name=name, content_type=DOCX)
