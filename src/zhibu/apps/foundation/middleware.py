"""Two guards around every view: refusals become pages, views without a door stay shut."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zhibu.core.refusals import Refusal

GetResponse = Callable[[HttpRequest], HttpResponse]

LIBRARY_DOORS = ("allauth.", "django.views.static", "django.contrib.staticfiles")
"""Views of libraries that bring their own checks; accounts/urls.py lists which are mounted."""


class RefusalMiddleware:
    """Turn an expected refusal into a calm page (or htmx notice) with status 422."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Render a Refusal; let anything else be the bug it is."""
        if not isinstance(exception, Refusal):
            return None
        is_part = request.headers.get("HX-Request") == "true"
        template = "refusal_notice.html" if is_part else "refusal.html"
        response = render(request, template, {"refusal": exception}, status=422)
        if is_part:
            response["HX-Retarget"] = "#notice"
            response["HX-Reswap"] = "innerHTML"
        return response


class DeniedByDefaultMiddleware:
    """Refuse every view of ours that was not given a door."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """Raise PermissionDenied for a view without a door."""
        if hasattr(view, "door") or view.__module__.startswith(LIBRARY_DOORS):
            return
        raise PermissionDenied
