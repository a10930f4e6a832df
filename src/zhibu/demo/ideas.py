"""The demo's proposals."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_ideas(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its proposals."""
