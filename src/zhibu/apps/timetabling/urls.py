"""Addresses of finding the time."""

from django.urls import URLPattern, path

from zhibu.apps.timetabling.views import branch, search, zone

app_name = "timetabling"

urlpatterns: list[URLPattern] = [
    path("times/", branch.home, name="home"),
    path("branches/<int:branch_id>/times/", branch.branch, name="branch"),
    path("times/<int:search_id>/", search.search, name="search"),
    path("times/<int:search_id>/stop/", search.stop, name="stop"),
    path("times/<int:search_id>/drop/", search.drop, name="drop"),
    path("joint/", zone.home, name="zones"),
    path("zone/<int:zone_id>/joint/", zone.zone, name="zone"),
    path("joint/<int:event_id>/times/", zone.find, name="find"),
    path("joint/<int:event_id>/call-off/", zone.call_off, name="call_off"),
]
