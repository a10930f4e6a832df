"""Addresses of regime."""

from django.urls import URLPattern

app_name = "regime"

urlpatterns: list[URLPattern] = []
