"""The rulebook a zone is judged by."""

from zhibu.core.regulations.rule import Rulebook
from zhibu.core.regulations.rulebook import national


def rulebook_of(zone_id: int) -> Rulebook:
    """Return the national rules."""
    return national()
