"""Addresses as they stand on paper and in QR codes: with the host."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from zhibu.apps.answering.codes import plain


def enter_address(request: HttpRequest, slug: str) -> str:
    """Return where a code is typed in."""
    return _whole(request, reverse("answering:enter", args=[slug]))


def link_address(request: HttpRequest, slug: str, code: str) -> str:
    """Return the address that brings its code along; shown as a QR, never kept."""
    return _whole(request, reverse("answering:by_link", args=[slug, plain(code)]))


def _whole(request: HttpRequest, path: str) -> str:
    """Put the public host before; without one set, the host this request came to."""
    if settings.SITE_ADDRESS:
        return f"{settings.SITE_ADDRESS}{path}"
    return request.build_absolute_uri(path)
