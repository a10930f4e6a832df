"""The demo's weekly reviews."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_reviews(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its weekly reviews."""
