"""The page of a form: asked, refused with everything still typed, or done."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhibu.apps.foundation.forms import PlainForm
from zhibu.core.refusals import Refusal


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a form's page says around the fields."""

    title: str
    verb: str
    back: str
    """Where the page came from, and where it leads when done."""
    back_name: str
    about: str = ""
    effects: tuple[str, ...] = ()
    """What will happen besides, so that nobody is surprised."""


def fill_in(
    request: HttpRequest,
    sheet: Sheet,
    form: PlainForm,
    act: Callable[[], str],
    template: str = "ui/sheet.html",
) -> HttpResponse:
    """Show the form; once it holds, `act` records it and returns what to say.

    A Refusal of the service is shown above the fields with status 422, nothing typed lost.
    `template` is another page around the same form, such as one with a grid.
    """
    if form.is_bound and form.is_valid():
        try:
            said = act()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, said)
            return redirect(sheet.back)
    context = {"sheet": sheet, "form": form}
    status = 422 if form.errors else 200
    return render(request, template, context, status=status)
