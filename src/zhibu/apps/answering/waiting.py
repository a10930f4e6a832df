"""What answering tells the today page: a questionnaire one may answer. Said calmly, once."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from zhibu.apps.answering.models import Claim, Slip
from zhibu.apps.foundation.templatetags.zhibu import day
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.questionnaires.models import Questionnaire


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return the open questionnaires whose code this person may still fetch."""
    if viewer.person_id is None or viewer.zone_id is None:
        return []
    here = {"zone_id": viewer.zone_id, "questionnaire": OuterRef("pk")}
    fetched = Claim.objects.filter(**here, person=viewer.person_id)
    open_ones = Questionnaire.objects.filter(
        Q(closes_on=None) | Q(closes_on__gte=on),
        ~Exists(fetched),
        Exists(Slip.objects.filter(**here)),
        zone_id=viewer.zone_id,
        opened_on__isnull=False,
        closed_on=None,
    ).order_by("pk")
    return [
        Waiting(
            text=f"有一份自愿问卷：{questionnaire.title}",
            why=_why(questionnaire.closes_on),
            verb="看问卷",
            url=reverse("answering:fetch", args=[questionnaire.pk]),
            urgency=3,
        )
        for questionnaire in open_ones
    ]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return nothing: a questionnaire is nobody's appointment."""
    return []


def _why(closes_on: date | None) -> str:
    until = f"，{day(closes_on)}截止" if closes_on else ""
    return f"不记名，答不答由您{until}。"
