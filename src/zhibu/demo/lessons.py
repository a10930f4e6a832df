"""The demo's micro classes."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_lessons(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its micro classes."""
