"""Text in columns where a Chinese character takes two places."""

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width


def width(text: str) -> int:
    """Return how many places a text takes on the screen."""
    return sum(2 if east_asian_width(character) in {"W", "F"} else 1 for character in text)


def aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Yield a line for each row; all columns but the last are padded to their widest text."""
    if not rows:
        return
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = [
            text + " " * (widest - width(text))
            for text, widest in zip(row[:-1], widths[:-1], strict=True)
        ]
        yield "  ".join([*padded, row[-1]])
