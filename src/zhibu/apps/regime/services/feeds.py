"""A person's own calendar address: made, renewed, revoked."""

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.regime.models import CalendarFeed

TOKEN_BYTES = 24


@transaction.atomic
def renew_feed(*, branch: Branch, person: Person, now: datetime) -> str:
    """Make the person's address anew and return its secret; the old one works no more."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    CalendarFeed.objects.update_or_create(
        zone_id=branch.zone_id,
        branch=branch,
        person=person,
        defaults={"token_hash": digest(token), "made_at": now},
    )
    return token


@transaction.atomic
def revoke_feed(*, branch: Branch, person: Person) -> None:
    """Let the person's address work no more."""
    CalendarFeed.objects.filter(branch=branch, person=person).delete()


def feed_of_token(token: str) -> CalendarFeed | None:
    """Return the feed a secret opens, or nothing."""
    feeds = CalendarFeed.objects.filter(token_hash=digest(token))
    return feeds.select_related("branch", "person").first()


def digest(token: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()
