"""Promises: the list of a branch, one promise, kept, put off, opened again."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.queries.held import Section as SheetOfRows
from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.sections import head_of
from zhibu.apps.reviews.forms.commenting import KeepForm, MoveForm, PromiseForm
from zhibu.apps.reviews.models import Promise
from zhibu.apps.reviews.places import (
    SectionWeek,
    place_of,
    promise_of,
    reviewing_branch_of,
    section_week_of,
)
from zhibu.apps.reviews.queries import promises as queries
from zhibu.apps.reviews.queries.sections import people_of
from zhibu.apps.reviews.queries.standing import standing_of
from zhibu.apps.reviews.services import promising as services
from zhibu.core.chinese_days import full_day

PER_PAGE = 30


@door("reviews.see", of=reviewing_branch_of)
def promises(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show a branch's open promises, or with ?show=kept those kept."""
    typed, shows_kept = typed_query(request), request.GET.get("show") == "kept"
    found = queries.listed(branch, kept=shows_kept, typed=typed)
    context = {
        "branch": branch,
        "typed": typed,
        "shows_kept": shows_kept,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "today": timezone.localdate(),
    }
    return render(request, "reviews/promises.html", context)


@door("reviews.see", of=reviewing_branch_of)
def promises_xlsx(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Save the list as it is filtered; the trail says so."""
    kept = request.GET.get("show") == "kept"
    rows = tuple(
        (
            one.text,
            one.section_called,
            str(one.owner),
            one.week.monday,
            one.due_on,
            one.moved_to,
            one.done_on,
            one.outcome,
        )
        for one in queries.listed(branch, kept=kept, typed=typed_query(request))
    )
    personal_data_used.send(Promise, viewer=request.viewer, record=branch, what="导出复盘的承诺")
    columns = ("承诺", "科室", "负责人", "承诺于（周一）", "期限", "改期到", "完成日期", "完成情况")
    return as_download(workbook([SheetOfRows("承诺", columns, rows)]), name="promises.xlsx")


@door("reviews.promise", write="reviews.promise", of=section_week_of)
def promise(request: ViewerRequest, place: SectionWeek) -> HttpResponse:
    """Put down a promise of a section; who does not lead puts down their own only."""
    people = _possible_owners(request, place)
    head = head_of(place.section, on=place.seen_from)
    form = PromiseForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        people=people,
        initial={"owner": head if head in people else None},
    )

    def act() -> str:
        services.make_promise(place=place, promised=form.promised)
        return "已记下承诺，下周复盘从它开始。"

    sheet = Sheet(
        title=f"{place.called}：记一条承诺",
        verb="记下承诺",
        back=place.url,
        back_name="回到这一周",
    )
    return fill_in(request, sheet, form, act)


@door("reviews.see_promise", of=promise_of)
def one_promise(request: ViewerRequest, promise: Promise) -> HttpResponse:
    """Show a promise with what it came from."""
    place, comment = place_of(promise), promise.comment
    sees = comment is not None and standing_of(request.viewer, place).sees(comment)
    context = {
        "promise": promise,
        "place": place,
        "comment": comment if sees else None,
        "today": timezone.localdate(),
    }
    return render(request, "reviews/promise.html", context)


@door("reviews.settle_promise", write="reviews.settle_promise", of=promise_of)
def keep(request: ViewerRequest, promise: Promise) -> HttpResponse:
    """Record that a promise is kept and what came of it."""
    today = timezone.localdate()
    form = KeepForm(request.POST if request.method == "POST" else None, today=today)

    def act() -> str:
        services.keep_promise(promise=promise, today=today, **form.cleaned_data)
        return "已记为完成。"

    return fill_in(request, _sheet(promise, "填写完成情况", "记为完成"), form, act)


@door("reviews.settle_promise", write="reviews.settle_promise", of=promise_of)
def move(request: ViewerRequest, promise: Promise) -> HttpResponse:
    """Agree on another day."""
    posted = request.POST if request.method == "POST" else None
    form = MoveForm(posted, today=timezone.localdate())

    def act() -> str:
        moved = services.move_promise(promise=promise, **form.cleaned_data)
        return f"期限已改为{full_day(moved.until)}。"

    effects = ("原来承诺的日期不改，写在新期限旁边。",)
    return fill_in(request, _sheet(promise, "改期", "更改期限", effects), form, act)


@door(write="reviews.settle_promise", of=promise_of)
def reopen(request: ViewerRequest, promise: Promise) -> HttpResponse:
    """Open a kept promise again."""
    services.reopen_promise(promise=promise)
    messages.success(request, "已重新打开。")
    return redirect("reviews:promise", promise_id=promise.pk)


@door("reviews.delete_promise", write="reviews.delete_promise", of=promise_of)
def delete(request: ViewerRequest, promise: Promise) -> HttpResponse:
    """Delete a promise put down by mistake."""
    posted = request.POST if request.method == "POST" else None
    form = PlainForm(posted, today=timezone.localdate())

    def act() -> str:
        services.delete_promise(promise=promise)
        return "已删除承诺。"

    effects = ("只删记错的；做不了的，请改期或写明情况。", "删除以后不能恢复，也不再计入按期完成。")
    sheet = _sheet(promise, "删除承诺", "删除承诺", effects)
    return fill_in(request, replace(sheet, back=place_of(promise).url), form, act)


def _possible_owners(request: ViewerRequest, place: SectionWeek) -> list[Person]:
    people = people_of(place)
    if standing_of(request.viewer, place).may_assign(place.section.pk):
        return people
    return [person for person in people if person.pk == request.viewer.person_id]


def _sheet(promise: Promise, title: str, verb: str, effects: tuple[str, ...] = ()) -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        back=reverse("reviews:promise", args=[promise.pk]),
        back_name="回到这条承诺",
        about=f"{promise.text}。{promise.owner}负责，{full_day(promise.until)}前。",
        effects=effects,
    )
