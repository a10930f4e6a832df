"""Addresses of findings and the report."""

from django.urls import URLPattern

app_name = "research"

urlpatterns: list[URLPattern] = []
