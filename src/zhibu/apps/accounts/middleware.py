"""Who is looking, and whether the sign-in still holds."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.queries.viewers import viewer_of
from zhibu.apps.foundation.viewer import NOBODY, Viewer

GetResponse = Callable[[HttpRequest], HttpResponse]

LONGEST_SIGN_IN = timedelta(hours=12)
EXTENDED_EVERY = timedelta(minutes=1)
OPEN_BEFORE_PASSWORD_CHANGE = frozenset(
    {"account_change_password", "account_logout", "accounts:large_type"}
)


class ViewerMiddleware:
    """Give every request its Viewer."""

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the viewer, lazily."""
        request.viewer = SimpleLazyObject(lambda: _viewer(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _viewer(request: HttpRequest) -> Viewer:
    user = request.user
    return viewer_of(user, on=timezone.localdate()) if isinstance(user, User) else NOBODY


class SignedInMiddleware:
    """End a sign-in that is too old, extend one in use, and ask for a password to be changed.

    The idle limit is the session's own age (SESSION_COOKIE_AGE); work extends it at most once
    a minute, so that reading does not write to the database at every page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check the age of the sign-in before anything else."""
        if request.user.is_authenticated and not _still_holds(request, timezone.now()):
            logout(request)
            messages.warning(request, "本次登录已满 12 小时，请重新登录。")
            return redirect_to_login(request.get_full_path())
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Lead to the change of password while a one-time password is in use."""
        user = request.user
        if not isinstance(user, User) or not user.must_change_password:
            return None
        match = request.resolver_match
        if match and match.view_name in OPEN_BEFORE_PASSWORD_CHANGE:
            return None
        return redirect("account_change_password")


def _still_holds(request: HttpRequest, now: datetime) -> bool:
    """Tell whether the sign-in is younger than the limit, noting that it is in use."""
    session = request.session
    began = datetime.fromisoformat(session.setdefault("signed_in_at", now.isoformat()))
    seen = datetime.fromisoformat(session.setdefault("seen_at", now.isoformat()))
    if now - began >= LONGEST_SIGN_IN:
        return False
    if now - seen >= EXTENDED_EVERY:
        session["seen_at"] = now.isoformat()
    return True
