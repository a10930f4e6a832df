"""Addresses of questionnaires."""

from django.urls import URLPattern, path

from zhibu.apps.questionnaires.views import hub, running

app_name = "questionnaires"

ONE = "questionnaires/<int:questionnaire_id>/"

urlpatterns: list[URLPattern] = [
    path("studies/<int:study_id>/questionnaires/add/", hub.add, name="add"),
    path(ONE, hub.questionnaire, name="questionnaire"),
    path(f"{ONE}heading/", hub.heading, name="heading"),
    path(f"{ONE}again/", hub.again, name="again"),
    path(f"{ONE}delete/", hub.delete, name="delete"),
    path(f"{ONE}open/", running.open, name="open"),
    path(f"{ONE}last-day/", running.last_day, name="last_day"),
    path(f"{ONE}close/", running.close, name="close"),
]
