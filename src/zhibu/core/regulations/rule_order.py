"""The order in which people look rules up."""

SERIES = ("ZB", "JG", "JY", "XJ", "FZ", "DF")
"""Branch, agency, education, elections, admission, dues; what a zone adds comes after."""


def rule_place(code: str) -> tuple[int, str, int]:
    """Return what sorts rules by series and number."""
    series, _, number = code.rpartition("-")
    place = SERIES.index(series) if series in SERIES else len(SERIES)
    return place, series, int(number)
