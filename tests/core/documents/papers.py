"""A rendered document as lines of signs with their places on the paper, in mm."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True)
class Line:
    """Signs on one baseline: text, left and right edge of the ink cells, baseline from the top."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    colour: object


@dataclass(frozen=True)
class Paper:
    width: float
    height: float
    lines: list[Line]
    rules: list[tuple[float, float, float]]
    """Left, right and distance from the top of horizontal strokes."""

    @property
    def body(self) -> list[Line]:
        """The lines within the type area of a portrait page."""
        return [line for line in self.lines if line.baseline < 297 - 35]

    @property
    def text(self) -> str:
        return "".join(line.text for line in self.lines)


def papers_of(path: Path) -> list[Paper]:
    with pdfplumber.open(path) as pdf:
        return [_paper(page) for page in pdf.pages]


def _paper(page) -> Paper:
    rows = defaultdict(list)
    for sign in page.chars:
        rows[round(sign["matrix"][5], 1)].append(sign)
    lines = [
        _line(sorted(rows[height], key=lambda sign: sign["x0"]), float(page.height) - height)
        for height in sorted(rows, reverse=True)
    ]
    strokes = [*page.lines, *page.rects]
    rules = [
        (each["x0"] * MM_PER_POINT, each["x1"] * MM_PER_POINT, each["top"] * MM_PER_POINT)
        for each in strokes
        if each["x1"] - each["x0"] > each["bottom"] - each["top"]
    ]
    return Paper(page.width * MM_PER_POINT, page.height * MM_PER_POINT, lines, rules)


def _line(signs, baseline: float) -> Line:
    return Line(
        text="".join(sign["text"] for sign in signs),
        left=signs[0]["x0"] * MM_PER_POINT,
        right=signs[-1]["x1"] * MM_PER_POINT,
        baseline=baseline * MM_PER_POINT,
        size=round(signs[0]["size"], 1),
        colour=signs[0]["non_stroking_color"],
    )
