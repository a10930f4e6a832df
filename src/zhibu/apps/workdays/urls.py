"""Addresses of workdays."""

from django.urls import URLPattern, path

from zhibu.apps.workdays import views

app_name = "workdays"

ZONE = "zone/<int:zone_id>/workdays/"

urlpatterns: list[URLPattern] = [
    path("workdays/", views.home, name="home"),
    path("workdays/<int:override_id>/remove/", views.remove_day, name="remove_day"),
    path(ZONE, views.year, name="year"),
    path(f"{ZONE}enter/", views.enter_day, name="enter_day"),
    path(f"{ZONE}paste/", views.paste_days, name="paste_days"),
    path(f"{ZONE}settle/", views.settle_year, name="settle_year"),
    path(f"{ZONE}reopen/", views.reopen_year, name="reopen_year"),
]
