"""Addresses of timetabling."""

from django.urls import URLPattern

app_name = "timetabling"

urlpatterns: list[URLPattern] = []
