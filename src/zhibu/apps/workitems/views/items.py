"""Pages of an item: seen, planned by hand or from a source, changed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import AuditEntry
from zhibu.apps.accounts.queries.trail import in_words
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Branch
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.queries.sections import section_of
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.workitems.forms.items import ItemForm, PartForm, initial_of
from zhibu.apps.workitems.models import ItemOwner, WorkItem
from zhibu.apps.workitems.queries import sources
from zhibu.apps.workitems.queries.cards import cards_of
from zhibu.apps.workitems.queries.reach import reach_of
from zhibu.apps.workitems.records import item_of, measure_source, owner_of
from zhibu.apps.workitems.services import items as services
from zhibu.core.chinese_days import full_day


@door("workitems.see", of=item_of)
def item(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Show an item: both sides, its steps, where it came from, what holds it up."""
    today = timezone.localdate()
    (card,) = cards_of([item], reach=reach_of(request.viewer, on=today), on=today)
    hindrances = [(one, one.days(today)) for one in item.hindrances.order_by("-since", "-pk")]
    shares = item.owners.select_related("person")
    context = {"item": item, "card": card, "hindrances": hindrances, "shares": shares}
    if opens("workitems.edit", request.viewer, item):
        entries = AuditEntry.objects.get_for_object(item).select_related("actor__person")
        context["history"] = in_words(entries.order_by("-timestamp", "-pk"))
    return render(request, "workitems/item.html", context)


@door("workitems.plan", write="workitems.plan", of=branch_of)
def plan(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Plan an item by hand."""
    today = timezone.localdate()
    posted = request.POST if request.method == "POST" else None
    form = ItemForm(posted, today=today, branch=branch, initial={"planned_on": today})

    def act() -> str:
        facts = form.facts()
        on = facts.pop("planned_on")
        by = person_behind(request.viewer)
        planned = services.plan_item(branch=branch, by=by, on=on, **facts)
        return f"已谋划：{planned.title}"

    sheet = Sheet(
        title="谋划工作事项",
        verb="谋划这一项",
        back=reverse("workitems:board", args=[branch.pk]),
        back_name="回到工作事项",
        about="一件事写在一处：业务要办成什么，支部和党员做什么，谁负责，怎样一次查清。",
    )
    return fill_in(request, sheet, form, act)


@door("workitems.edit", write="workitems.edit", of=item_of)
def change(request: ViewerRequest, item: WorkItem) -> HttpResponse:
    """Change an item; what somebody else saved meanwhile is shown beside."""
    form = ItemForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        branch=item.branch,
        item=item,
        has_source=item.source is not None,
        initial=initial_of(item),
    )

    def act() -> str:
        services.change_item(item=item, revision=revision_of(form), **form.facts())
        return "已修改。"

    sheet = Sheet(
        title="修改工作事项",
        verb="保存修改",
        back=reverse("workitems:item", args=[item.pk]),
        back_name="回到这一项",
        about="负责人和期限以原来的记录为准，不在这里改。" if item.source is not None else "",
    )
    return fill_in(request, sheet, form, act)


@door("workitems.share_out", write="workitems.share_out", of=owner_of)
def share_out(request: ViewerRequest, owner: ItemOwner) -> HttpResponse:
    """Write down somebody's share of an item."""
    form = PartForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        initial={"part": owner.part},
    )

    def act() -> str:
        services.share_out(owner=owner, part=form.cleaned_data["part"])
        return "已写明分工。"

    sheet = Sheet(
        title=f"{owner.person}的分工",
        verb="写明分工",
        back=reverse("workitems:item", args=[owner.item_id]),
        back_name="回到这一项",
        about=owner.item.title,
    )
    return fill_in(request, sheet, form, act)


@door("workitems.plan", of=branch_of)
def to_take(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List decisions and measures that may become items."""
    typed = typed_query(request)
    context = {
        "branch": branch,
        "typed": typed,
        "decisions": sources.open_decisions(branch, typed=typed),
        "measures": sources.open_measures(branch, on=timezone.localdate(), typed=typed),
    }
    return render(request, "workitems/to_take.html", context)


@door("workitems.take", write="workitems.take", of=sources.decision_to_take)
def take_decision(request: ViewerRequest, source: sources.Source) -> HttpResponse:
    """Take a decision of a meeting over as an item."""
    return _take(request, source, "会议待办")


@door("workitems.take", write="workitems.take", of=measure_source)
def take_measure(request: ViewerRequest, source: sources.Source) -> HttpResponse:
    """Take a measure of a study over as an item."""
    return _take(request, source, "调研措施")


def _take(request: ViewerRequest, source: sources.Source, kind: str) -> HttpResponse:
    today = timezone.localdate()
    form = ItemForm(
        request.POST if request.method == "POST" else None,
        today=today,
        branch=source.branch,
        has_source=True,
        initial={
            "title": source.record.text,
            "section": section_of(source.owner, on=today),
            "planned_on": today,
        },
    )

    def act() -> str:
        facts = form.facts()
        planned = services.plan_item(
            branch=source.branch,
            by=person_behind(request.viewer),
            on=facts.pop("planned_on"),
            follow_up=source.follow_up,
            measure=source.measure,
            **facts,
        )
        return f"已转为工作事项：{planned.title}"

    sheet = Sheet(
        title=f"从{kind}转入",
        verb="转为工作事项",
        back=reverse("workitems:to_take", args=[source.branch.pk]),
        back_name="回到可转入的",
        about=f"{source.owner}负责，{full_day(source.until)}前完成。负责人、期限和完成情况"
        f"都以{kind}为准，不用再填；在哪边办结，另一边都算办结。",
        effects=("支部的同志都能看到这一项。",),
    )
    return fill_in(request, sheet, form, act)
