"""Pages that keep nothing of who opened them and when."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django_ratelimit.core import is_ratelimited

from zhibu.apps.answering.views.private import unlogged
from zhibu.apps.foundation.door import ViewerRequest
from zhibu.apps.ideas.refusals import TooMany

View = Callable[[ViewerRequest], HttpResponse]


def unseen(view: View) -> View:
    """Serve a page without a trace of the visit: no 'last seen', no line in a log, no cache.

    Signed and unsigned proposals go the same way, so that what is missing tells nothing. The
    sign-in is extended by the next page again.
    """

    @wraps(view)
    def served(request: ViewerRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        request.session.modified = False
        return unlogged(response)

    return served


def refuse_flood(request: HttpRequest, *, group: str, key: str, rate: str) -> None:
    """Raise TooMany beyond the rate; counted in memory alone, forgotten after the hour."""
    if is_ratelimited(request, group=group, key=key, rate=rate, method="POST", increment=True):
        raise TooMany
