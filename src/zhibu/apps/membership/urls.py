"""Addresses of membership."""

from django.urls import URLPattern, path

from zhibu.apps.membership.views import path as way

app_name = "membership"

BRANCH = "membership/branches/<int:branch_id>/"
PERSON = "membership/people/<int:person_id>/"
COMPANION = "membership/companions/<int:companion_id>/"

urlpatterns: list[URLPattern] = [
    path("membership/", way.home, name="home"),
    path(f"{BRANCH}path/", way.see_path, name="path"),
    path(PERSON, way.see_person, name="person"),
    path(f"{PERSON}steps/<slug:step>/", way.record_step, name="record_step"),
    path(f"{PERSON}papers/<slug:step>.docx", way.paper, name="paper"),
    path("membership/steps/<int:event_id>/take-back/", way.take_back_step, name="take_back_step"),
    path(f"{PERSON}companions/name/", way.name_companion, name="name_companion"),
    path(f"{COMPANION}end/", way.end_companion, name="end_companion"),
]
