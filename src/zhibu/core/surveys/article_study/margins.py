"""What the article published, as counts, and what was invented to go with it.

108 is the only number up to the 144 people of the zone that makes all shares of the whole
questionnaire possible at once (core/surveys/possible_n.py): 78.7 %, 90.74 %, 71.3 %, 84.26 %,
43.52 % and the four age bands.
"""

from collections.abc import Mapping

RESPONDENTS = 108
HEADCOUNTS: Mapping[str, int] = {
    "u1": 30, "u2": 24, "u3": 22, "u4": 18, "u5": 15, "u6": 13, "u7": 12, "u8": 10,
}  # fmt: skip
"""Figure 1. Published: eight agencies, 10 to 30 staff, mean 18. The eight numbers: invented."""
POPULATION = sum(HEADCOUNTS.values())
RETURNED: Mapping[str, int] = {
    "u1": 22, "u2": 18, "u3": 17, "u4": 14, "u5": 11, "u6": 10, "u7": 9, "u8": 7,
}  # fmt: skip
"""Responses by agency: invented, about three of four everywhere."""

PUBLISHED: Mapping[str, Mapping[str, int]] = {
    "age": {"20s": 21, "30s": 41, "40s": 27, "50s": 19},  # 19.44, 37.96, 25, 17.59 %
    "difficulties": {"time": 47},  # 43.52 %
    "problems": {"innovation": 85},  # 78.7 %
    "factors": {"lead": 98, "pro": 77},  # 90.74 and 71.3 %
    "forms": {"integrated": 91},  # 84.26 %
    # Shares of officers, whose number is not published; 59 is the least that makes all five
    # possible: 8, 58, 34 % and 41, 22 %.
    "background": {"full": 5, "before": 34, "new": 20},
    "tenure": {"u5": 24, "u10": 13},
}
"""Question to code to count: exactly what the article's shares mean."""

INVENTED: Mapping[str, Mapping[str, int]] = {
    "officer": {"yes": 59, "no": 49},
    "tenure": {"o10": 22},
    "difficulties": {"hands": 71, "skill": 52, "venue": 33, "appraisal": 44},
    "problems": {"skins": 58, "form": 49, "interest": 40, "base": 31},
    "effect": {"e4": 52, "e3": 41, "e2": 12, "e1": 3},
    "factors": {"system": 63, "fusion": 69, "resource": 38, "incentive": 45},
    "forms": {"field": 60, "class": 47, "joint": 55, "online": 21},
}
"""The rest, so that the sample is whole; marked 模拟 wherever it is shown."""

OFFICERS = INVENTED["officer"]["yes"]


def counts_of(question: str) -> dict[str, int]:
    """Return the counts of all codes of a question, published and invented."""
    return {**PUBLISHED.get(question, {}), **INVENTED.get(question, {})}
