"""Pages of making a proposal, following an unsigned one by its code, taking a signed one back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import PUBLIC, ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.ideas.forms.proposing import LookUpForm, ProposeForm, WithdrawForm
from zhibu.apps.ideas.models import Idea
from zhibu.apps.ideas.queries.codes import idea_of_code
from zhibu.apps.ideas.queries.lists import city_tasks_of
from zhibu.apps.ideas.queries.steps import steps_of
from zhibu.apps.ideas.records import idea_of
from zhibu.apps.ideas.refusals import TooMany
from zhibu.apps.ideas.services import proposing as services
from zhibu.apps.ideas.unseen import refuse_flood, unseen
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.queries.places import standing_branches

PROPOSALS_AN_HOUR, LOOK_UPS_AN_HOUR = "20/h", "60/h"


@door("ideas.propose", write="ideas.propose")
@unseen
def propose(request: ViewerRequest) -> HttpResponse:
    """Make a proposal; ?branch= is the one asked to answer, the own branch without it."""
    form = _propose_form(request)
    if form.is_bound and form.is_valid():
        try:
            refuse_flood(request, group="ideas-propose", key="user", rate=PROPOSALS_AN_HOUR)
        except TooMany as refusal:
            form.refuse(refusal)
        else:
            return _kept(request, form)
    status = 422 if form.errors else 200
    return render(request, "ideas/propose.html", {"form": form}, status=status)


@door(PUBLIC, write=PUBLIC)
@unseen
def look_up(request: ViewerRequest) -> HttpResponse:
    """Read the answer with the reference code; the code never stands in an address."""
    form = LookUpForm(request.POST or None, today=timezone.localdate())
    context: dict[str, object] = {"form": form}
    if form.is_bound and form.is_valid():
        try:
            refuse_flood(request, group="ideas-look-up", key="ip", rate=LOOK_UPS_AN_HOUR)
        except TooMany as refusal:
            form.refuse(refusal)
        else:
            context |= _found(form)
    status = 422 if form.errors else 200
    return render(request, "ideas/look_up.html", context, status=status)


@door("ideas.withdraw", write="ideas.withdraw", of=idea_of)
def withdraw(request: ViewerRequest, idea: Idea) -> HttpResponse:
    """Take a signed proposal back that nobody has answered."""
    form = WithdrawForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        services.withdraw(idea=idea)
        return f"已撤回：{idea.title}"

    sheet = Sheet(
        title="撤回建议",
        verb="撤回建议",
        about=idea.title,
        effects=("这条建议从支部的列表里删除，不能恢复。",),
        back=reverse("ideas:home"),
        back_name="不撤回",
    )
    return fill_in(request, sheet, form, act)


def _propose_form(request: ViewerRequest) -> ProposeForm:
    viewer, today = request.viewer, timezone.localdate()
    zone_id = viewer.zone_id or 0
    branches = standing_branches(zone_id, on=today).order_by("pk")
    own = min(viewer.member_of | viewer.leads, default=None)
    return ProposeForm(
        request.POST if request.method == "POST" else None,
        today=today,
        branches=branches,
        city_tasks=city_tasks_of(zone_id, on=today),
        initial={"branch": request.GET.get("branch") or own},
    )


def _kept(request: ViewerRequest, form: ProposeForm) -> HttpResponse:
    """Keep the proposal; an unsigned one's code is shown now and never again."""
    branch, today = form.cleaned_data["branch"], timezone.localdate()
    if not form.is_signed:
        code = services.propose_unsigned(branch=branch, written=form.written, on=today)
        return render(request, "ideas/sent.html", {"code": code, "branch": branch})
    author = get_object_or_404(Person, pk=request.viewer.person_id)
    idea = services.propose(branch=branch, written=form.written, author=author, on=today)
    messages.success(request, f"已提交给{branch}。有了答复会发通知给您。")
    return redirect(idea.get_absolute_url())


def _found(form: LookUpForm) -> dict[str, object]:
    idea = idea_of_code(form.cleaned_data["code"])
    if idea is None:
        form.add_error("code", "没有这个查询码。请核对三组字符后重试。")
        return {}
    return {"idea": idea, "steps": steps_of(idea, on=timezone.localdate())}
