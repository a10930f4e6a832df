"""Addresses of the first page."""

from django.urls import path

from zhibu.apps.home import views

app_name = "home"

urlpatterns = [
    path("", views.today, name="today"),
    path("affairs/", views.affairs, name="affairs"),
]
