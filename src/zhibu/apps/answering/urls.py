"""Addresses of answering a questionnaire."""

from django.urls import URLPattern

app_name = "answering"

urlpatterns: list[URLPattern] = []
