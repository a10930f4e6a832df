"""Study hours (学时) of a session by a zone's own rule: so many minutes make one."""

from decimal import Decimal

HALVES = 2


def study_hours(minutes: int, *, per_hour: int) -> Decimal:
    """Return the study hours of a session, in halves, rounded down.

    Raises:
        ValueError: the rule has no minutes.
    """
    if per_hour < 1:
        raise ValueError("a study hour lasts at least a minute")
    return Decimal(max(minutes, 0) * HALVES // per_hour) / HALVES
