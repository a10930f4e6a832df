"""Addresses of studies, findings and the report."""

from django.urls import URLPattern, path

from zhibu.apps.research.views import studies, team

app_name = "research"

STUDY = "studies/<int:study_id>/"

urlpatterns: list[URLPattern] = [
    path("studies/", studies.home, name="home"),
    path("zones/<int:zone_id>/studies/start/", studies.start, name="start"),
    path(STUDY, studies.study, name="study"),
    path(f"{STUDY}change/", studies.change, name="change"),
    path(f"{STUDY}end/", studies.end, name="end"),
    path(f"{STUDY}reopen/", studies.reopen, name="reopen"),
    path(f"{STUDY}team/", team.team, name="team"),
    path(f"{STUDY}team/add/", team.add, name="add_to_team"),
    path("researchers/<int:researcher_id>/take-off/", team.take_off, name="take_off_team"),
]
