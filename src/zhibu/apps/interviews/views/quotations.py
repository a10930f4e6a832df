"""Quotations and tables: what comes out of reading."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.interviews.forms.codes import QuotationForm
from zhibu.apps.interviews.forms.interviews import ButtonForm
from zhibu.apps.interviews.models import Quotation
from zhibu.apps.interviews.queries.names import known_names
from zhibu.apps.interviews.queries.quotations import quotations_in
from zhibu.apps.interviews.queries.tables import tables_of
from zhibu.apps.interviews.records import quotation_of
from zhibu.apps.interviews.services import quotations as services
from zhibu.apps.interviews.views.guides import RUN, RUN_OF
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.records import study_of
from zhibu.core.coding.anonymising import Replacement, places_in, suggest


@door(RUN, of=study_of)
def quotations(request: ViewerRequest, study: Study) -> HttpResponse:
    """List the quotations of a study, drafts first."""
    context = {"study": study, "quotations": quotations_in(study)}
    return render(request, "interviews/quotations.html", context)


@door(RUN, of=study_of)
def tables(request: ViewerRequest, study: Study) -> HttpResponse:
    """Count the codes by interview and in pairs."""
    return render(request, "interviews/tables.html", {"study": study, "tables": tables_of(study)})


@door(RUN_OF, write=RUN_OF, of=quotation_of)
def quotation(request: ViewerRequest, quotation: Quotation) -> HttpResponse:
    """Take the names out of a quotation, and confirm it."""
    posted = request.POST if request.method == "POST" else None
    initial = {"text": quotation.text, "revision": quotation.revision}
    form = QuotationForm(posted, today=timezone.localdate(), initial=initial)
    confirms = request.POST.get("then") == "confirm"

    def act() -> str:
        services.change_quotation(
            quotation=quotation,
            text=form.cleaned_data["text"],
            revision=revision_of(form),
            confirm=cast("User", request.user) if confirms else None,
            keep=form.cleaned_data["keep"],
            on=timezone.localdate(),
        )
        return "已确认，可以引用。" if confirms else "已保存草稿，确认后才能引用。"

    sheet = QuotationSheet(
        **vars(_sheet(quotation, "匿名引用", "确认可以引用")), beside=_beside(quotation)
    )
    return fill_in(request, sheet, form, act, "interviews/quotation.html")


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What stands beside the words somebody edits."""

    quotation: Quotation
    original: str
    replacements: tuple[Replacement, ...]
    """Known names found in the original, and what stands for them."""
    places: tuple[str, ...]
    """What looks like a place in the words as they are kept."""


@dataclass(frozen=True, kw_only=True)
class QuotationSheet(Sheet):
    """The sheet of a quotation."""

    beside: Beside


def _beside(quotation: Quotation) -> Beside:
    original = quotation.interview.transcript[quotation.start : quotation.end]
    return Beside(
        quotation=quotation,
        original=original,
        replacements=suggest(original, known_names(quotation.interview)).replacements,
        places=places_in(quotation.text),
    )


@door(RUN_OF, write=RUN_OF, of=quotation_of)
def drop(request: ViewerRequest, quotation: Quotation) -> HttpResponse:
    """Remove a quotation."""
    form = ButtonForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        services.drop_quotation(quotation=quotation)
        return "已删除引用。"

    effects = ("引用删除，用到它的调研发现里不再显示；访谈记录和编码都保留。",)
    return fill_in(request, _sheet(quotation, "删除引用", "删除引用", effects), form, act)


def _sheet(quotation: Quotation, title: str, verb: str, effects: tuple[str, ...] = ()) -> Sheet:
    return Sheet(
        title=f"{quotation.interview.speaker}：{title}",
        verb=verb,
        back=reverse("interviews:quotations", args=[quotation.study_id]),
        back_name="回到引用",
        effects=effects,
    )
