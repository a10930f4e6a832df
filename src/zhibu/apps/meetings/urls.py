"""Addresses of meetings."""

from django.urls import URLPattern, path

from zhibu.apps.meetings.urls_papers import urlpatterns as papers
from zhibu.apps.meetings.views import make_up_sessions, photos, planning, reading, recording

app_name = "meetings"

BRANCH = "branches/<int:branch_id>/meetings/"
MEETING = "meetings/<int:meeting_id>/"

urlpatterns: list[URLPattern] = [
    path("meetings/", reading.home, name="home"),
    path(BRANCH, reading.list_meetings, name="list"),
    path(f"{BRANCH}add/", planning.add, name="add"),
    path(MEETING, reading.see_meeting, name="meeting"),
    path(f"{MEETING}change/", planning.change, name="change"),
    path(f"{MEETING}move/", planning.move, name="move"),
    path(f"{MEETING}cancel/", planning.cancel, name="cancel"),
    path(f"{MEETING}make-up/", make_up_sessions.plan_make_up, name="plan_make_up"),
    path(f"{MEETING}asked/", make_up_sessions.change_asked, name="change_asked"),
    path(f"{MEETING}announce/", planning.announce, name="announce"),
    path(f"{MEETING}record/", recording.record, name="record"),
    path(f"{MEETING}record/draft/", recording.draft, name="draft"),
    path(f"{MEETING}record/draft/drop/", recording.drop_draft, name="drop_draft"),
    path(f"{MEETING}record/verdicts/", recording.verdicts, name="verdicts"),
    path(f"{MEETING}photos/add/", photos.add_photo, name="add_photo"),
    path("meetings/photos/<int:photo_id>/", photos.photo, name="photo"),
    path("meetings/photos/<int:photo_id>/remove/", photos.remove_photo, name="remove_photo"),
    path("meetings/versions/<int:version_id>/", reading.see_version, name="version"),
    *papers,
]
