"""Telling the author of a signed proposal; that of an unsigned one looks with their code."""

from datetime import datetime

from zhibu.apps.ideas.models import Idea
from zhibu.apps.notices.services import send
from zhibu.apps.organisation.models import Person


def tell_author(idea: Idea, subject: str, *, by: Person | None, now: datetime) -> None:
    """Send one notice to who signed, unless they did it themselves."""
    if idea.author is None or idea.author == by:
        return
    send(
        zone_id=idea.zone_id,
        to=[idea.author],
        subject=subject,
        text=f"{idea.title}\n{idea.result or idea.reason}",
        url=idea.get_absolute_url(),
        now=now,
    )
