"""Sign-in: what django-axes and django-allauth ask of us."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.accounts.queries.lockouts import locked_until
from zhibu.apps.foundation.door import PUBLIC, door


def account_tried(request: HttpRequest, credentials: Mapping[str, Any] | None) -> str | None:
    """Return the account a try to sign in was for, as django-axes counts it.

    Sign-in ignores case, so the count does too: otherwise each spelling had five tries.
    """
    name = (credentials or {}).get("username") or request.POST.get("login")
    return str(name).strip().casefold() if name else None


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: Mapping[str, Any] | None
) -> HttpResponse:
    """Say that the account is locked, until when, and what to do (等保 DB-02)."""
    until = locked_until(account_tried(request, credentials) or "", at=timezone.now())
    return render(request, "account/locked_out.html", {"until": until}, status=429)


@door(PUBLIC, write=PUBLIC)
def closed(request: HttpRequest, **_address: str) -> HttpResponse:
    """Answer 404 at addresses that django-allauth knows by name and we do not offer."""
    raise Http404
