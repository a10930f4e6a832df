"""Pages that show groups: the list, one group, its history, a zone's, as a spreadsheet."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhibu.apps.accounts.queries.held import Section
from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.projects.models import Project
from zhibu.apps.projects.queries import lists
from zhibu.apps.projects.queries.history import history_of
from zhibu.apps.projects.queries.items import items_of
from zhibu.apps.projects.queries.postings import lent_of
from zhibu.apps.projects.queries.teams import members_of, verdicts_of
from zhibu.apps.projects.views.records import project_of
from zhibu.core.documents.workbook import Cell

SHOWS = ((lists.RUNNING, "进行中"), (lists.ENDED, "已结束"))
COLUMNS = (
    "名称",
    "牵头党支部",
    "任务",
    "开始",
    "结束",
    "状态",
    "组长",
    "参加单位",
    "人数",
    "结束小结",
)


@door("projects.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """List the groups the viewer sees, running or ended, and their own postings."""
    today = timezone.localdate()
    typed, show = typed_query(request), _show(request)
    person = person_behind(request.viewer)
    context = {
        "typed": typed,
        "show": show,
        "shows": SHOWS,
        "rows": lists.rows_for(request.viewer, on=today, typed=typed, show=show),
        "branches": Branch.objects.filter(pk__in=request.viewer.leads),
        "lent": lent_of(person, on=today) if person else [],
    }
    return render(request, "projects/home.html", context)


@door("projects.see_any")
def export(request: ViewerRequest) -> HttpResponse:
    """Save the list as shown, without what people wrote about their parts."""
    today = timezone.localdate()
    show = _show(request)
    rows = lists.rows_for(request.viewer, on=today, typed=typed_query(request), show=show)
    person = person_behind(request.viewer)
    if person is not None:
        personal_data_used.send(
            Project, viewer=request.viewer, record=person, what="导出项目党小组名单"
        )
    sheet = Section("项目党小组", COLUMNS, tuple(_cells(row) for row in rows))
    return as_download(workbook([sheet]), name=f"项目党小组（{dict(SHOWS)[show]}）.xlsx")


@door("projects.see", of=project_of)
def project(request: ViewerRequest, project: Project) -> HttpResponse:
    """Show a group: task, people, items, postings, the rule's verdict, the summary."""
    today = timezone.localdate()
    viewer = request.viewer
    members = members_of(project, on=today)
    context = {
        "project": project,
        "is_over": project.is_over(today),
        "is_to_come": project.since > today,
        "now": [one for one in members if one.is_now],
        "before": [one for one in members if not one.is_now],
        "items": items_of(project),
        "postings": project.postings.select_related("secondment__person"),
        "verdict": verdicts_of([project], on=today)[project.pk],
        "may_edit": opens("projects.edit", viewer, project),
        "may_end": opens("projects.end", viewer, project),
        "writes_all": opens("projects.edit", viewer, project)
        or opens("projects.end", viewer, project),
    }
    return render(request, "projects/project.html", context)


@door("projects.see", of=project_of)
def history(request: ViewerRequest, project: Project) -> HttpResponse:
    """Show what was changed, by whom and when."""
    return render(
        request, "projects/history.html", {"project": project, "lines": history_of(project)}
    )


@door("projects.see_zone", of=zone_of)
def zone(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Show the coordinator which groups there are: agencies, periods and counts alone."""
    rows = lists.rows_of_zone(zone, on=timezone.localdate())
    return render(request, "projects/zone.html", {"zone": zone, "rows": rows})


def _show(request: ViewerRequest) -> str:
    asked = request.GET.get("show", "")
    return asked if asked in dict(SHOWS) else lists.RUNNING


def _cells(row: lists.Row) -> tuple[Cell, ...]:
    project = row.project
    return (
        project.name,
        str(project.branch),
        project.task,
        project.since,
        project.last_day,
        "已结束" if row.is_over else "未开始" if row.is_to_come else "进行中",
        row.leader,
        "、".join(row.agencies),
        row.people,
        project.result,
    )
