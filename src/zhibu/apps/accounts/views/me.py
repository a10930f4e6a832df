"""What is held about me, my copy of it, and asking for a correction."""

import json

from django.contrib import messages
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from zhibu.apps.accounts.forms.corrections import AskCorrection
from zhibu.apps.accounts.queries.held import SHOWN, Section, held_about, records_about
from zhibu.apps.accounts.queries.trail import entries_about, in_words
from zhibu.apps.accounts.services.corrections import ask_correction
from zhibu.apps.accounts.services.trail import record_access
from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import SIGNED_IN, ViewerRequest, door
from zhibu.apps.organisation.models import Person

LINES_SHOWN = 20


def _person(request: ViewerRequest) -> Person:
    return get_object_or_404(Person, pk=request.viewer.person_id)


@door(SIGNED_IN)
def me(request: ViewerRequest) -> HttpResponse:
    """Show what is held about the person looking, and the settings of the account.

    ?item= names what is wrong, where another page found something to correct.
    """
    return _page(request, AskCorrection(initial={"item": request.GET.get("item", "")}))


@door(write="accounts.see_own")
def ask(request: ViewerRequest) -> HttpResponse:
    """Take a request to correct something."""
    form = AskCorrection(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    ask_correction(person=_person(request), at=timezone.now(), **form.cleaned_data)
    messages.success(request, "更正申请已提交，支部会在这里答复。")
    return redirect("accounts:me")


@door("accounts.see_own")
def held_xlsx(request: ViewerRequest) -> HttpResponse:
    """Hand over everything held, as a workbook."""
    return as_download(workbook(_copied(request, "xlsx")), name="held-about-me.xlsx")


@door("accounts.see_own")
def held_json(request: ViewerRequest) -> HttpResponse:
    """Hand over everything held, for another program."""
    tables = {
        section.title: [dict(zip(section.columns, row, strict=True)) for row in section.rows]
        for section in _copied(request, "json")
    }
    text = json.dumps(tables, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return as_download(text, name="held-about-me.json", content_type="application/json")


def _copied(request: ViewerRequest, form: str) -> list[Section]:
    person = _person(request)
    sections = held_about(person)
    record_access(viewer=request.viewer, record=person, what=f"本人导出所记信息（{form}）")
    return sections


def _page(request: ViewerRequest, form: AskCorrection, status: int = 200) -> HttpResponse:
    context: dict[str, object] = {"form": form, "shown": SHOWN}
    if request.viewer.person_id:
        person = _person(request)
        context |= {
            "sections": [section for section in records_about(person) if section.rows],
            "lines": in_words(entries_about(person)[:LINES_SHOWN]),
            "requests": person.corrections.all(),
        }
    return render(request, "account/me.html", context, status=status)
