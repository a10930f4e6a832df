"""Until when an account is locked after wrong passwords."""

from datetime import datetime

from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings


def locked_until(username: str, *, at: datetime) -> datetime | None:
    """Return when the lock of an account ends; None when it is not locked at `at`.

    Failures are counted per account over all addresses and browsers, and each stops counting
    one cool-off time after the last of its browser.
    """
    cool_off = get_cool_off()
    recent = AccessAttempt.objects.filter(
        username=username.strip().casefold(), attempt_time__gt=at - cool_off
    ).order_by("-attempt_time")
    counted = 0
    for failures, time in recent.values_list("failures_since_start", "attempt_time"):
        counted += failures
        if counted >= settings.AXES_FAILURE_LIMIT:
            return time + cool_off  # type: ignore[no-any-return]
    return None
