"""Addresses of notices."""

from django.urls import URLPattern, path

from zhibu.apps.notices import views

app_name = "notices"

urlpatterns: list[URLPattern] = [
    path("notices/", views.inbox, name="inbox"),
    path("notices/channel/", views.channel, name="channel"),
    path("branches/<int:branch_id>/robot/", views.robot, name="robot"),
    path("branches/<int:branch_id>/robot/remove/", views.remove_robot, name="remove_robot"),
]
