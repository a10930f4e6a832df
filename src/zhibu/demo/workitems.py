"""The demo's work items and the city's tasks."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_workitems(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its work items and the city's tasks."""
