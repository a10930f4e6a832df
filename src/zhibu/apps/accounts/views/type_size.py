"""Large type (大字版), remembered by the browser, signed in or not."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from zhibu.apps.foundation.context import LARGE_TYPE_COOKIE
from zhibu.apps.foundation.door import PUBLIC, door

ONE_YEAR = 365 * 24 * 3600


@door(write=PUBLIC)
def switch(request: HttpRequest) -> HttpResponse:
    """Turn large type on or off, and go back to the page it was asked on (`next`)."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if request.COOKIES.get(LARGE_TYPE_COOKIE) == "1":
        response.delete_cookie(LARGE_TYPE_COOKIE)
    else:
        response.set_cookie(
            LARGE_TYPE_COOKIE,
            "1",
            max_age=ONE_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
