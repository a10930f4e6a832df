"""The demo's sections and their heads."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_sections(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its sections and their heads."""
