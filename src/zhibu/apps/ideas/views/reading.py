"""Pages that show proposals: the way in, a branch's list, one proposal, a zone's numbers."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.accounts.queries.held import Section
from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.ideas.models import Idea, State
from zhibu.apps.ideas.queries import lists
from zhibu.apps.ideas.queries.numbers import kept_of, numbers_of
from zhibu.apps.ideas.queries.steps import progress_of, steps_of
from zhibu.apps.ideas.records import idea_of
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.organisation.queries.places import own_branches, standing_branches, zones_of
from zhibu.apps.organisation.views.records import branch_of, zone_of
from zhibu.core.documents.workbook import Cell

PER_PAGE = 20
COLUMNS = (
    "提出日期",
    "建议",
    "解决什么问题",
    "怎么做",
    "中心工作",
    "署名",
    "答复期限",
    "答复",
    "理由",
    "答复日期",
    "落实",
    "结果",
    "结果日期",
)


@door("ideas.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Lead to the own branch's proposals, to what one signed, and to making one."""
    viewer = request.viewer
    zones = [zone for zone in zones_of(viewer) if opens("ideas.see_numbers", viewer, zone)]
    context = {
        "branches": list(own_branches(viewer).order_by("pk")),
        "mine": list(lists.signed_by(viewer)),
        "zones": zones,
        "today": timezone.localdate(),
    }
    return render(request, "ideas/home.html", context)


@door("ideas.see_list", of=branch_of)
def see_list(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """List what was put to a branch, newest first."""
    today, asked = timezone.localdate(), lists.Asked.of(request)
    found = lists.ideas_of(branch, viewer=request.viewer, asked=asked)
    context = {
        "branch": branch,
        "asked": asked,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "states": State.choices,
        "city_tasks": lists.city_tasks_served(branch, viewer=request.viewer),
        "kept": kept_of([branch.pk], on=today)[branch.pk],
        "today": today,
    }
    return render(request, "ideas/list.html", context)


@door("ideas.see_list", of=branch_of)
def export(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the list as it is narrowed: what the page shows, and no more."""
    found = lists.ideas_of(branch, viewer=request.viewer, asked=lists.Asked.of(request))
    rows = tuple(_row(idea) for idea in found)
    personal_data_used.send(Idea, viewer=request.viewer, record=branch, what="导出建议")
    return as_download(workbook([Section("建议", COLUMNS, rows)]), name=f"{branch}建议.xlsx")


@door("ideas.see", of=idea_of)
def see(request: ViewerRequest, idea: Idea) -> HttpResponse:
    """Show a proposal and how far it has come."""
    context = {
        "idea": idea,
        "steps": steps_of(idea, on=timezone.localdate()),
        "earlier": idea.earlier_answers.all(),
    }
    return render(request, "ideas/idea.html", context)


@door("ideas.see_numbers", of=zone_of)
def numbers(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Show the zone how many proposals each branch had and answered; nothing of what they say."""
    today = timezone.localdate()
    branches = standing_branches(zone.pk, on=today).order_by("pk")
    context = {
        "zone": zone,
        "rows": numbers_of(branches, on=today),
        "states": State.labels,
        "year": today.year,
    }
    return render(request, "ideas/numbers.html", context)


def _row(idea: Idea) -> tuple[Cell, ...]:
    return (
        idea.proposed_on,
        idea.title,
        idea.problem,
        idea.proposal,
        str(idea.city_task or ""),
        str(idea.author or "未署名"),
        idea.answer_by,
        idea.get_decision_display(),
        idea.reason,
        idea.decided_on,
        progress_of(idea.item) if idea.item else "",
        idea.result,
        idea.result_on,
    )
