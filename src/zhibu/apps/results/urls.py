"""Addresses of results of questionnaires."""

from django.urls import URLPattern

app_name = "results"

urlpatterns: list[URLPattern] = []
