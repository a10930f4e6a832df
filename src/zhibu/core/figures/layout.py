"""Where the parts of a figure stand: heights in pixels, lengths of bars as numbers."""

from dataclasses import dataclass, field

from zhibu.core.figures.colours import BAR, INK, QUIET
from zhibu.core.figures.letters import balanced, width_of, wrapped

NARROW = 30
"""Width in ems below which labels stand over their bars instead of beside them."""
SMALLEST, LARGEST = 160, 2400
"""Widths in pixels that can be drawn."""


@dataclass(frozen=True, kw_only=True)
class Measures:
    """The width of a figure and the size of its letters, in pixels."""

    width: int
    letter: int

    @property
    def small(self) -> int:
        """Letters of what is said beside the matter."""
        return round(self.letter * 0.875)

    @property
    def line(self) -> int:
        """From line to line."""
        return round(self.letter * 1.4)

    @property
    def thickness(self) -> int:
        """Of a bar."""
        return round(self.letter * 1.25)

    @property
    def gap(self) -> int:
        """Between a bar and what is written at it."""
        return round(self.letter * 0.5)

    @property
    def is_narrow(self) -> bool:
        """Whether it is a phone's figure, or its letters are large."""
        return self.width < NARROW * self.letter

    def long(self, text: str) -> int:
        """Return the length of a text in ordinary letters."""
        return round(width_of(text) * self.letter)


def measures_of(width: int, *, large: bool) -> Measures:
    """Return the measures of a figure; letters are the page's 16 pixels, or 22."""
    return Measures(width=max(SMALLEST, min(LARGEST, width)), letter=22 if large else 16)


@dataclass(frozen=True, kw_only=True)
class Text:
    """One line of text around the height `y`, at `x` pixels."""

    x: float
    y: float
    text: str
    size: int
    align: str = "left"
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, kw_only=True)
class Box:
    """A bar or segment from one number to another."""

    start: float
    end: float
    y: float
    y2: float
    fill: str = BAR
    stroke: str = ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of colour in the key, in pixels."""

    x: float
    y: float
    x2: float
    y2: float
    fill: str


@dataclass(frozen=True, kw_only=True)
class Limits:
    """A whisker over a bar or point."""

    low: float
    high: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What is written at a number: beside the end of a bar, or within a segment."""

    at: float
    y: float
    text: str
    size: int
    align: str = "left"
    shift: float = 0
    colour: str = INK


@dataclass(kw_only=True)
class Layout:
    """Everything that is drawn; `left` and `right` are the pixels of the scale's ends."""

    measures: Measures
    domain: tuple[float, float]
    left: float = 0
    right: float = 0
    y: float = 0
    """Down to here it is filled."""
    bottom: float = 0
    """Where the scale stands."""
    fields: list[Field] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    limits: list[Limits] = field(default_factory=list)
    tracks: list[Limits] = field(default_factory=list)
    points: list[Limits] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    ticks: tuple[float, ...] = ()
    has_grid: bool = False
    remarks: list[str] = field(default_factory=list)
    """What the signs in the drawing mean."""

    def write(self, text: str, *, bold: bool = False, quiet: bool = False) -> None:
        """Write a text below what there is, over the width, wrapped."""
        size = self.measures.small if quiet else self.measures.letter
        height = round(size * 1.4)
        room = self.measures.width / size
        for line in wrapped(text, room) if quiet else balanced(text, room):
            colour = QUIET if quiet else INK
            self.texts.append(
                Text(x=0, y=self.y + height / 2, text=line, size=size, bold=bold, colour=colour)
            )
            self.y += height

    def label(self, lines: tuple[str, ...], *, right: float, centre: float) -> None:
        """Write lines beside a bar, ending at `right` and centred on it."""
        top = centre - len(lines) * self.measures.line / 2
        for number, line in enumerate(lines):
            self.texts.append(
                Text(
                    x=right,
                    y=top + (number + 0.5) * self.measures.line,
                    text=line,
                    size=self.measures.letter,
                    align="right",
                )
            )

    def box(self, start: float, end: float, y: float, *, fill: str, stroke: str = "") -> None:
        """Draw a bar whose upper edge is at `y`."""
        low = y + self.measures.thickness
        self.boxes.append(Box(start=start, end=end, y=y, y2=low, fill=fill, stroke=stroke))
