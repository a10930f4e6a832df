"""Addresses of work items and of the city's tasks."""

from django.urls import URLPattern

app_name = "workitems"

urlpatterns: list[URLPattern] = []
