"""On the answering pages nobody is signed in: not by promise, the server cannot see it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from zhibu.apps.answering.urls import PUBLIC_PLACE


class NobodyMiddleware:
    """Take the session's cookie off requests to the answering pages, before anyone reads it.

    Stands before the session's own middleware, so that no session is opened, none gets a
    later 'last seen', and whoever answers in the browser they work in is nobody here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        if request.path_info.startswith(f"/{PUBLIC_PLACE}"):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return self.get_response(request)
