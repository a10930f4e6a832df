"""Addresses of quick polls."""

from django.urls import URLPattern, path

from zhibu.apps.polls.views import answering, deciding, making

app_name = "polls"

POLL = "polls/<int:poll_id>/"

urlpatterns: list[URLPattern] = [
    path("meetings/<int:meeting_id>/poll/", making.make, name="meeting"),
    path(POLL, answering.see, name="poll"),
    path(f"{POLL}enter/", answering.enter, name="enter"),
    path(f"{POLL}choose/", deciding.choose, name="choose"),
    path(f"{POLL}solve/", deciding.solve, name="solve"),
    path(f"{POLL}end/", deciding.end, name="end"),
]
