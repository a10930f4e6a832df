"""Questions to roster uploads: which there are, where one may import, what a row would do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Branch, RosterEntry, RosterUpload, Zone
from zhibu.apps.organisation.roster.wording import label, say


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Where a roster may go: a whole zone, or one branch."""

    zone: Zone
    branch: Branch | None = None

    @property
    def key(self) -> str:
        """A stable name for forms."""
        return f"branch-{self.branch.pk}" if self.branch else f"zone-{self.zone.pk}"

    @property
    def name(self) -> str:
        """What people call it."""
        return self.branch.name if self.branch else f"{self.zone.name}（全区）"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a preview: what changes and what is wrong, in words."""

    entry: RosterEntry
    facts: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]
    problems: list[dict[str, Any]]


def scopes_of(viewer: Viewer) -> list[Scope]:
    """Return where the viewer may import, branches first."""
    branches = Branch.objects.filter(pk__in=viewer.leads, dissolved_on=None)
    zones = Zone.objects.filter(pk__in=viewer.coordinator_of)
    return [
        *(Scope(zone=branch.zone, branch=branch) for branch in branches.select_related("zone")),
        *(Scope(zone=zone) for zone in zones),
    ]


def upload(upload_id: int) -> RosterUpload:
    """Return an upload without its content; raise Http404 when there is none."""
    found = RosterUpload.objects.select_related("branch", "zone").defer("content")
    one = found.filter(pk=upload_id).first()
    if one is None:
        raise Http404
    return one


def uploads_for(viewer: Viewer) -> QuerySet[RosterUpload]:
    """Return the uploads the viewer may handle, newest first."""
    return (
        RosterUpload.objects.filter(Q(branch__in=viewer.leads) | Q(zone__in=viewer.coordinator_of))
        .select_related("branch", "zone", "uploader")
        .defer("content")
    )


def lines(entries: Iterable[RosterEntry]) -> list[Line]:
    """Put rows of a preview into words."""
    return [
        Line(
            entry=entry,
            facts=[(label(f), say(f, value)) for f, value in entry.detail["values"].items()],
            changes=[
                (label(f), say(f, old) or "（空）", say(f, new))
                for f, (old, new) in entry.detail["changes"].items()
            ],
            problems=[
                {**problem, "label": label(problem["field"]), "number": entry.number}
                for problem in entry.detail["problems"]
            ],
        )
        for entry in entries
    ]
