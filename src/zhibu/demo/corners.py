"""The demo's corners and walls beside the meeting rooms."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone


def build_corners(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its corners and walls beside the meeting rooms."""
