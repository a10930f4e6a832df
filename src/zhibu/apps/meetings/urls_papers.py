"""Addresses of what is made from the records: minutes, ledger, sign sheet, follow-ups."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
