"""The door of a view: which rule opens it, checked before the view runs.

A view without a door is refused by DeniedByDefaultMiddleware and by the test that walks
every address with every role, so that forgetting the rule cannot open a page.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, Protocol, cast

import rules
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed

from zhibu.apps.foundation.viewer import Viewer

READING = frozenset({"GET", "HEAD"})
PUBLIC = "public"
SIGNED_IN = "signed-in"


class ViewerRequest(HttpRequest):
    """A request that passed ViewerMiddleware (for annotations only)."""

    viewer: Viewer


@dataclass(frozen=True)
class Door:
    """What opens a view: one rule to read, one to write (None: the method is not there)."""

    read: str | None
    write: str | None

    @property
    def methods(self) -> tuple[str, ...]:
        """Methods that exist behind this door."""
        return (*(("GET", "HEAD") if self.read else ()), *(("POST",) if self.write else ()))

    def rule_for(self, method: str) -> str | None:
        """The rule that decides on a method; None when the method does not exist here."""
        if method in READING:
            return self.read
        return self.write if method == "POST" else None


class DooredView(Protocol):
    """A view that carries its door."""

    door: Door

    def __call__(self, request: HttpRequest, **kwargs: Any) -> HttpResponse: ...


View = Callable[Concatenate[Any, ...], HttpResponse]


def opens(rule: str, viewer: Viewer, target: object = None) -> bool:
    """Tell whether `rule` (a name registered with django-rules) lets the viewer at target."""
    if rule == PUBLIC:
        return True
    if rule == SIGNED_IN:
        return viewer.is_signed_in
    return bool(rules.test_rule(rule, viewer, target))


def door(
    read: str | None = None,
    *,
    write: str | None = None,
    of: Callable[..., object] | None = None,
) -> Callable[[View], DooredView]:
    """Guard a view with django-rules rules.

    Args:
        read: rule for GET and HEAD, or PUBLIC or SIGNED_IN; None: no reading.
        write: rule for POST, likewise.
        of: loads the record from the address's keywords (raising Http404 when there is
            none); the rules are asked about that record and the view gets it as its second
            argument in place of the keywords.

    A stranger gets 404 for a record, so that its existence stays unknown, and 403 for a
    page without one; someone not signed in is asked to sign in first.
    """
    way = Door(read, write)

    def dress(view: View) -> DooredView:
        @wraps(view)
        def entered(request: ViewerRequest, **kwargs: Any) -> HttpResponse:
            rule = way.rule_for(request.method or "")
            if rule is None:
                return HttpResponseNotAllowed(way.methods)
            viewer = request.viewer
            if rule != PUBLIC and not viewer.is_signed_in:
                return redirect_to_login(request.get_full_path())
            target = of(**kwargs) if of else None
            if not opens(rule, viewer, target):
                raise Http404 if of else PermissionDenied
            return view(request, target) if of else view(request, **kwargs)

        dressed = cast("DooredView", entered)
        dressed.door = way
        return dressed

    return dress
