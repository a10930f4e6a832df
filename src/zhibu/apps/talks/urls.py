"""Addresses of talks."""

from django.urls import URLPattern, path

from zhibu.apps.talks import views

app_name = "talks"

BRANCH = "branches/<int:branch_id>/talks/"
TALK = "talks/<int:talk_id>/"

urlpatterns: list[URLPattern] = [
    path("talks/", views.home, name="home"),
    path(BRANCH, views.see_list, name="list"),
    path(f"{BRANCH}add/", views.record, name="record"),
    path(f"{BRANCH}form.docx", views.blank_paper, name="blank_paper"),
    path(TALK, views.see_talk, name="talk"),
    path(f"{TALK}correct/", views.correct, name="correct"),
    path(f"{TALK}drop/", views.drop, name="drop"),
    path(f"{TALK}promise/", views.keep_promise, name="keep_promise"),
    path(f"{TALK}form.docx", views.paper, name="paper"),
]
