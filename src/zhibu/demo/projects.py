"""The demo's project groups and postings."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_projects(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its project groups and postings."""
