"""Addresses as they stand on paper and in QR codes: with the host."""

from django.http import HttpRequest
from django.urls import reverse

from zhibu.apps.answering.codes import plain
from zhibu.apps.foundation.addresses import whole_address


def enter_address(request: HttpRequest, slug: str) -> str:
    """Return where a code is typed in."""
    return whole_address(request, reverse("answering:enter", args=[slug]))


def link_address(request: HttpRequest, slug: str, code: str) -> str:
    """Return the address that brings its code along; shown as a QR, never kept."""
    return whole_address(request, reverse("answering:by_link", args=[slug, plain(code)]))
