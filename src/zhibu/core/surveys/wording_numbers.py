"""Numbers as findings write them."""

from zhibu.core.surveys.tables import Cell, Mean, Method

LEAST_CHANCE = 0.001


def percent(share: float) -> str:
    """Return a share with one decimal: 0.787 is 78.7%."""
    return f"{share * 100:.1f}%"


def number(value: float) -> str:
    """Return a mean or median: two decimals at most, none that are naught."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def span(mean: Mean) -> str:
    """Return the limits of a mean; they must be known."""
    if mean.low is None or mean.high is None:
        raise ValueError("a mean without limits has no span")
    return f"{number(mean.low)}—{number(mean.high)}"


def figures_of(cell: Cell) -> str:
    """Return count, share and limits: 85人（78.7%，区间75.0%—82.6%）."""
    return f"{cell.count}人（{share_of(cell)}）"


def share_of(cell: Cell) -> str:
    """Return share and limits; a census has none, and weights are said."""
    if cell.share is None:
        raise ValueError("a withheld cell has no share")
    weighted = "加权后" if cell.method is Method.WEIGHTED else ""
    said = f"{weighted}{percent(cell.share)}"
    if cell.method is Method.CENSUS or cell.low is None or cell.high is None:
        return said
    return f"{said}，区间{percent(cell.low)}—{percent(cell.high)}"


def chance(p: float) -> str:
    """Return a p value in words."""
    if p < LEAST_CHANCE:
        return f"p小于{LEAST_CHANCE}"
    return f"p={p:.2f}" if p >= 10 * LEAST_CHANCE else f"p={p:.3f}"
