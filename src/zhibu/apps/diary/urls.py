"""Addresses of the diary."""

from django.urls import URLPattern, path

from zhibu.apps.diary.views import calendars, changing, reading

app_name = "diary"

PERSON = "people/<int:person_id>/diary/"

urlpatterns: list[URLPattern] = [
    path("diary/", reading.mine, name="mine"),
    path("diary/branches/", reading.branches, name="branches"),
    path("branches/<int:branch_id>/diary/", reading.branch, name="branch"),
    path(PERSON, reading.person, name="person"),
    path(f"{PERSON}preset/", changing.preset, name="preset"),
    path(f"{PERSON}weekly/", changing.weekly, name="weekly"),
    path(f"{PERSON}reach/", changing.reach, name="reach"),
    path(f"{PERSON}forget/", changing.forget, name="forget"),
    path(f"{PERSON}subscribe/", calendars.subscribe, name="subscribe"),
    path(f"{PERSON}upload/", calendars.upload, name="upload"),
    path("diary/busy/<int:busy_id>/remove/", changing.remove_busy, name="remove_busy"),
    path("diary/weekly/<int:weekly_id>/remove/", changing.remove_weekly, name="remove_weekly"),
    path("diary/calendars/<int:source_id>/fetch/", calendars.fetch, name="fetch"),
    path("diary/calendars/<int:source_id>/remove/", calendars.remove, name="remove_source"),
]
