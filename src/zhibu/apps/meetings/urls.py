"""Addresses of meetings."""

from django.urls import URLPattern

from zhibu.apps.meetings.urls_papers import urlpatterns as papers

app_name = "meetings"

urlpatterns: list[URLPattern] = [*papers]
