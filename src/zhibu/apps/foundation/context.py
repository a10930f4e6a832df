"""What every page knows: who is looking, which places they may go, large type or not."""

from typing import Any

from django.http import HttpRequest

from zhibu.apps.foundation.viewer import NOBODY

LARGE_TYPE_COOKIE = "large_type"


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the variables of base.html."""
    return {
        "viewer": getattr(request, "viewer", NOBODY),
        "large_type": request.COOKIES.get(LARGE_TYPE_COOKIE) == "1",
    }
