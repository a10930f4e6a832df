"""Until when an account is locked after wrong passwords."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings


def locked_until(username: str, *, at: datetime) -> datetime | None:
    """Return when the lock of an account ends; None when it is not locked at `at`."""
    return locks([username], at=at).get(username)


def locks(usernames: Iterable[str], *, at: datetime) -> dict[str, datetime]:
    """Return when the lock of each locked account ends, in one query.

    Failures are counted per account over all addresses and browsers, and each stops counting
    one cool-off time after the last of its browser.
    """
    cool_off = get_cool_off()
    counted_as = {name.strip().casefold(): name for name in usernames}
    recent = AccessAttempt.objects.filter(
        username__in=counted_as, attempt_time__gt=at - cool_off
    ).order_by("-attempt_time")
    counted: Counter[str] = Counter()
    ends: dict[str, datetime] = {}
    for tried, failures, time in recent.values_list(
        "username", "failures_since_start", "attempt_time"
    ):
        counted[tried] += failures
        if counted[tried] >= settings.AXES_FAILURE_LIMIT:
            ends.setdefault(counted_as[tried], time + cool_off)
    return ends
