"""Addresses of elections."""

from django.urls import URLPattern, path

from zhibu.apps.elections.views import changing, reading

app_name = "elections"

BRANCH = "branches/<int:branch_id>/elections/"
ELECTION = "elections/<int:election_id>/"

urlpatterns: list[URLPattern] = [
    path("elections/", reading.home, name="home"),
    path(BRANCH, reading.branch, name="branch"),
    path(f"{BRANCH}start/", changing.start, name="start"),
    path(f"{BRANCH}reminder.docx", reading.remind, name="reminder"),
    path(ELECTION, reading.election, name="election"),
    path(f"{ELECTION}papers/<slug:name>.docx", reading.paper, name="paper"),
    path(f"{ELECTION}days/", changing.days, name="days"),
    path(f"{ELECTION}left-out/add/", changing.leave_out, name="leave_out"),
    path("elections/left-out/<int:exclusion_id>/remove/", changing.count_in, name="count_in"),
    path(f"{ELECTION}candidates/", changing.candidates, name="candidates"),
    path(f"{ELECTION}tellers/", changing.tellers, name="tellers"),
    path(f"{ELECTION}count/", changing.count, name="count"),
    path(f"{ELECTION}count/take-back/", changing.take_back, name="take_back"),
    path(f"{ELECTION}seats/reduce/", changing.reduce_seats, name="reduce_seats"),
    path(f"{ELECTION}finish/", changing.finish, name="finish"),
    path(f"{ELECTION}drop/", changing.drop, name="drop"),
]
