"""Addresses of results of questionnaires."""

from django.urls import URLPattern, path

from zhibu.apps.results.views import results

app_name = "results"

ONE = "questionnaires/<int:questionnaire_id>/results/"

urlpatterns: list[URLPattern] = [
    path(ONE, results.results, name="results"),
    path(f"{ONE}figures/<str:question>/", results.figure, name="figure"),
    path(f"{ONE}workbook/", results.workbook, name="workbook"),
]
