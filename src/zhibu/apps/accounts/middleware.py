"""Who is looking: put on every request, gathered only when a page asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.foundation.viewer import NOBODY, Viewer


class ViewerMiddleware:
    """Give every request its Viewer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the viewer, lazily."""
        request.viewer = SimpleLazyObject(lambda: _viewer(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _viewer(request: HttpRequest) -> Viewer:
    user = request.user
    return viewer_of(user, on=timezone.localdate()) if isinstance(user, User) else NOBODY
