"""The demo's the catalogue of activities."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_activities(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its the catalogue of activities."""
