"""What needs a person today, asked of every room below; a fixed number of queries."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from zhibu.apps.accounts.models import CorrectionRequest
from zhibu.apps.feedback.queries import unanswered_in
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting, rooms_that_tell
from zhibu.apps.organisation.models import (
    Affiliation,
    AwayPeriod,
    RosterUpload,
    Secondment,
    Term,
    Zone,
)

AT_MOST = 5
WEEKS_AHEAD = 4


def items_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return everything that needs this person, most urgent first."""
    items = [
        *_uploads(viewer),
        *_corrections(viewer),
        *_feedback(viewer),
        *_first_zone(viewer),
        *(item for room in rooms_that_tell() for item in room.waiting_for(viewer, on=on)),
    ]
    return sorted(items, key=lambda item: item.urgency)


def coming_for(viewer: Viewer, *, on: date) -> list[Coming]:
    """Return the dates of the next four weeks: terms, returns of people lent or away."""
    until = on + timedelta(weeks=WEEKS_AHEAD)
    terms = Term.objects.filter(
        branch__in=viewer.leads | viewer.member_of, until=None, due_on__range=(on, until)
    ).select_related("branch")
    coming = [
        Coming(
            day=term.due_on,
            text=f"{term.branch}本届任期届满",
            url=reverse("elections:branch", args=[term.branch_id]),
        )
        for term in terms
    ]
    theirs = Affiliation.objects.on(on).filter(branch__in=viewer.leads).values("person_id")
    mine = Q(person__in=theirs) | Q(person_id=viewer.person_id)
    for model in (Secondment, AwayPeriod):
        periods = model.objects.filter(mine, until__range=(on, until)).select_related("person")
        coming += [
            Coming(
                day=period.until or until,
                text=f"{period.person}的{period.get_kind_display()}到期",
                url=reverse("organisation:person", args=[period.person_id]),
            )
            for period in periods
        ]
    coming += [
        entry for room in rooms_that_tell() for entry in room.coming_for(viewer, on=on, until=until)
    ]
    return sorted(coming, key=lambda entry: (entry.day, entry.text))


def _uploads(viewer: Viewer) -> list[Waiting]:
    """Rosters that were read and wait to be accepted."""
    if not (viewer.leads or viewer.coordinator_of):
        return []
    waiting = RosterUpload.objects.filter(
        Q(branch__in=viewer.leads) | Q(zone__in=viewer.coordinator_of),
        state=RosterUpload.State.READY,
    ).defer("content")
    return [
        Waiting(
            text=f"名册“{upload.file_name}”已读完，等您确认",
            why="确认之前什么都没有保存。",
            verb="核对名册",
            url=reverse("organisation:roster_upload", args=[upload.pk]),
            urgency=1,
        )
        for upload in waiting
    ]


def _corrections(viewer: Viewer) -> list[Waiting]:
    """Requests to correct a person's data, for those who may answer them."""
    if not (viewer.leads or viewer.coordinator_of):
        return []
    theirs = Affiliation.objects.filter(branch__in=viewer.leads, until=None).values("person_id")
    waiting = CorrectionRequest.objects.filter(
        Q(person__in=theirs) | Q(zone__in=viewer.coordinator_of),
        state=CorrectionRequest.State.OPEN,
    ).count()
    if not waiting:
        return []
    return [
        Waiting(
            text=f"{waiting} 份更正申请待答复",
            why="本人认为所记信息有误。依据：《中华人民共和国个人信息保护法》关于更正的规定。",
            verb="答复申请",
            url=reverse("accounts:corrections"),
            urgency=1,
        )
    ]


def _feedback(viewer: Viewer) -> list[Waiting]:
    """Complaints and suggestions that wait for a reply."""
    waiting = unanswered_in(viewer.coordinator_of) if viewer.coordinator_of else 0
    if not waiting:
        return []
    return [
        Waiting(
            text=f"{waiting} 条意见建议待答复",
            why="政务应用须设投诉建议渠道并答复（2023 年、2026 年两份文件均有要求）。",
            verb="答复意见",
            url=reverse("feedback:inbox"),
            urgency=1,
        )
    ]


def _first_zone(viewer: Viewer) -> list[Waiting]:
    """What a new installation waits for."""
    if not viewer.is_keeper or Zone.objects.exists():
        return []
    return [
        Waiting(
            text="还没有协作区",
            why="建立协作区，再给召集人开通账号并授权，就可以导入名册了。",
            verb="建立协作区",
            url=reverse("accounts:keeper_zones"),
            urgency=1,
        )
    ]
