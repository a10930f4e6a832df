"""Whose turn it is: a fair rota with reasons, and study hours by a rule of conversion.

    turns = rota(speakers, past, weeks, business=..., gap_weeks=6)

The laws are stated in `rota` and tested as properties.
"""

from zhibu.core.turns.hours import study_hours
from zhibu.core.turns.matching import Match, best_match
from zhibu.core.turns.rota import rota
from zhibu.core.turns.speakers import LAST_DAY, Kind, Past, Span, Speaker, Turn

__all__ = [
    "LAST_DAY",
    "Kind",
    "Match",
    "Past",
    "Span",
    "Speaker",
    "Turn",
    "best_match",
    "rota",
    "study_hours",
]
