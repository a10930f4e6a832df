"""Addresses of complaints and suggestions."""

from django.urls import path

from zhibu.apps.feedback import views

app_name = "feedback"

urlpatterns = [
    path("", views.send, name="send"),
    path("answer/", views.answer, name="answer"),
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<int:entry_id>/", views.entry, name="entry"),
]
