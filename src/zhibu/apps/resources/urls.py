"""Addresses of rooms and lecturers."""

from django.urls import URLPattern

app_name = "resources"

urlpatterns: list[URLPattern] = []
