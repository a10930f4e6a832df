"""Addresses of what is made from the records: minutes, ledger, sign sheet, follow-ups."""

from django.urls import URLPattern, path

from zhibu.apps.meetings.views import follow_ups, ledger, make_ups, papers

urlpatterns: list[URLPattern] = [
    path("meetings/<int:meeting_id>/minutes.docx", papers.minutes_docx, name="minutes_docx"),
    path(
        "meetings/<int:meeting_id>/sign-sheet.docx", papers.sign_sheet_docx, name="sign_sheet_docx"
    ),
    path("meetings/<int:meeting_id>/notice.docx", papers.notice_docx, name="notice_docx"),
    path("branches/<int:branch_id>/ledger/", ledger.ledger, name="ledger"),
    path("branches/<int:branch_id>/ledger.xlsx", ledger.ledger_xlsx, name="ledger_xlsx"),
    path("branches/<int:branch_id>/make-ups/", make_ups.make_ups, name="make_ups"),
    path(
        "meetings/make-ups/<int:make_up_id>/undo/",
        make_ups.take_back_make_up,
        name="take_back_make_up",
    ),
    path("meetings/follow-ups/", follow_ups.follow_ups, name="follow_ups"),
    path(
        "meetings/follow-ups/<int:follow_up_id>/finish/",
        follow_ups.finish_follow_up,
        name="finish_follow_up",
    ),
    path(
        "meetings/follow-ups/<int:follow_up_id>/move/",
        follow_ups.move_follow_up,
        name="move_follow_up",
    ),
    path(
        "meetings/follow-ups/<int:follow_up_id>/reopen/",
        follow_ups.reopen_follow_up,
        name="reopen_follow_up",
    ),
]
