"""How answering pages are served: nothing kept by browsers, nothing written to a log."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django_ratelimit.core import is_ratelimited

from zhibu.apps.answering.codes import plain
from zhibu.apps.answering.models import Collection
from zhibu.apps.foundation.door import ViewerRequest
from zhibu.core.refusals import Refusal

COOKIE = "answering"
SALT = "zhibu.answering.code"
HOURS_12 = 12 * 3600
WRONG_RATE, ANY_RATE = "60/h", "6000/h"
"""Per address: a whole office, or a whole meeting with its phones, answers from one."""


class TooMany(Refusal):
    """More attempts from one address than people make."""

    code = "answering.too-many"

    def __init__(self) -> None:
        """Say when it goes on."""
        super().__init__("试得太频繁了。", hint="请一小时后再试；已经答了的都还在。")


View = Callable[[ViewerRequest, Collection], HttpResponse]


def private(view: View) -> View:
    """Serve a page of answering: not stored, and its refusals not logged with their time."""

    @wraps(view)
    def served(request: ViewerRequest, collection: Collection) -> HttpResponse:
        try:
            if request.method == "POST" and _is_flood(request, "answering", ANY_RATE):
                raise TooMany
            response = view(request, collection)
        except Refusal as refusal:
            context = {"refusal": refusal, "collection": collection}
            response = render(request, "answering/stopped.html", context, status=422)
        return unlogged(response)

    return served


def unlogged(response: HttpResponse) -> HttpResponse:
    """Keep the response out of caches, and out of Django's log of answers of 400 and above."""
    add_never_cache_headers(response)
    response._has_been_logged = True  # type: ignore[attr-defined] # django.utils.log reads it
    return response


def count_wrong_code(request: HttpRequest) -> None:
    """Count a wrong code in the memory of this process; raise TooMany beyond the rate."""
    if _is_flood(request, "answering-wrong", WRONG_RATE):
        raise TooMany


def code_in(request: HttpRequest) -> str:
    """Return the code this browser came with in the last twelve hours, '' without one."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=HOURS_12)
    return plain(kept or "")


def with_code(response: HttpResponse, slug: str, code: str) -> HttpResponse:
    """Give the browser the code to come back with; only the answering pages get to see it."""
    response.set_signed_cookie(
        COOKIE,
        plain(code),
        salt=SALT,
        max_age=HOURS_12,
        path=_place(slug),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def without_code(response: HttpResponse, slug: str) -> HttpResponse:
    """Make the browser forget the code."""
    response.delete_cookie(COOKIE, path=_place(slug), samesite="Lax")
    return response


def _place(slug: str) -> str:
    return reverse("answering:enter", args=[slug])


def _is_flood(request: HttpRequest, group: str, rate: str) -> bool:
    return bool(is_ratelimited(request, group=group, key="ip", rate=rate, increment=True))
