"""Addresses of the catalogue of activities."""

from django.urls import URLPattern, path

from zhibu.apps.activities.views import counting, places, reading, suggesting, writing

app_name = "activities"

BRANCH = "branches/<int:branch_id>/activities/"
ZONE = "zones/<int:zone_id>/"
ACTIVITY = "activities/<int:activity_id>/"
BASE = "activity-places/<int:base_id>/"
THEME = "activity-themes/<int:theme_id>/"

urlpatterns: list[URLPattern] = [
    path("activities/", reading.home, name="home"),
    path(BRANCH, reading.catalogue_page, name="list"),
    path(f"{BRANCH}activities.xlsx", reading.catalogue_xlsx, name="xlsx"),
    path(f"{BRANCH}kinds/", counting.kinds, name="kinds"),
    path(f"{BRANCH}kinds.svg", counting.kinds_figure, name="kinds_figure"),
    path(f"{BRANCH}next/", suggesting.next_activity, name="next"),
    path(f"{BRANCH}plan/", suggesting.plan, name="plan"),
    path(f"{BRANCH}add/", writing.add, name="add"),
    path("meetings/<int:meeting_id>/activity/", writing.fill, name="fill"),
    path(ACTIVITY, reading.activity, name="activity"),
    path(f"{ACTIVITY}change/", writing.change, name="change"),
    path(f"{ACTIVITY}remove/", writing.remove, name="remove"),
    path(f"{ZONE}activity-kinds/", counting.zone_counts, name="zone"),
    path(f"{ZONE}activity-places/", places.bases, name="places"),
    path(f"{ZONE}activity-places/add/", places.add_base, name="add_base"),
    path(f"{BASE}change/", places.change_base, name="change_base"),
    path(f"{BASE}close/", places.close_base, name="close_base"),
    path(f"{BASE}reopen/", places.reopen_base, name="reopen_base"),
    path(f"{ZONE}activity-themes/add/", places.add_theme, name="add_theme"),
    path(f"{THEME}rename/", places.rename_theme, name="rename_theme"),
    path(f"{THEME}remove/", places.remove_theme, name="remove_theme"),
]
