"""Addresses of project groups."""

from django.urls import URLPattern

app_name = "projects"

urlpatterns: list[URLPattern] = []
