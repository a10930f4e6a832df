"""Paper, type area, lines and characters: the numbers of GB/T 9704-2012, 5.1 to 5.2.

Word counts in twips (1/20 pt), its character grid in 1/4096 pt.
"""

from dataclasses import dataclass
from math import ceil

TWIPS_PER_POINT = 20
TWIPS_PER_MM = 1440 / 25.4
DRAWN, DOTS = 640, 2
"""A figure on paper: its width in pixels, and dots for each."""
MM_PER_DOT = 150 / (DRAWN * DOTS)
"""It fills 150 mm of the type area's 156."""
TALLEST = 0.8
"""Of the type area's height: a taller figure is shrunk, so that its caption has room."""
GRID_UNITS_PER_POINT = 4096

NUMBER_SIZE = 14
"""4号, for the page number."""
NUMBER_BELOW = 7
"""From the lower edge of the type area to the dashes beside the page number, in mm."""


def twips(mm: float) -> int:
    """Return a length in twips."""
    return round(mm * TWIPS_PER_MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: lengths in mm, letters in points."""

    width: int = 210
    height: int = 297
    top: int = 37
    right: int = 26
    bottom: int = 35
    left: int = 28
    lines: int = 22
    characters: int = 28
    size: int = 16
    """Body letters, 3号."""
    title_size: int = 22
    """2号."""
    table_size: int = 12
    """小四."""

    @property
    def character(self) -> int:
        """Width of a character cell in twips, rounded up to a whole one.

        LibreOffice keeps whole twips only; the type area grows by less than 0.3 mm for it.
        """
        return ceil((twips(self.width) - twips(self.left) - twips(self.right)) / self.characters)

    @property
    def area_width(self) -> int:
        """Width of the type area in twips, one more than its characters need."""
        return self.character * self.characters + 1

    @property
    def right_margin(self) -> int:
        """What is left at the right, in twips."""
        return twips(self.width) - twips(self.left) - self.area_width

    @property
    def body_height(self) -> int:
        """Height of the type area in mm."""
        return self.height - self.top - self.bottom

    @property
    def area_height(self) -> int:
        """Height of the type area in twips."""
        return twips(self.height) - twips(self.top) - twips(self.bottom)

    @property
    def pitch(self) -> int:
        """From line to line, in twips, rounded down so that every line fits."""
        return self.area_height // self.lines

    @property
    def character_space(self) -> int:
        """What the grid adds to each character (w:charSpace)."""
        return ceil((self.character / TWIPS_PER_POINT - self.size) * GRID_UNITS_PER_POINT)

    @property
    def condensed(self) -> int:
        """What each letter gives up so that a line holds its characters, in twips.

        One more than the grid asks for: justified text fills the line again.
        """
        return max(0, self.size * TWIPS_PER_POINT - self.character + 1)

    @property
    def footer(self) -> int:
        """From the paper's lower edge to the bottom of the page number's line, in twips."""
        return twips(self.bottom - NUMBER_BELOW) - NUMBER_SIZE * TWIPS_PER_POINT // 2

    def across(self, count: float) -> int:
        """Return the width of `count` characters in twips."""
        return round(count * self.character)


PORTRAIT = Page()
LANDSCAPE = Page(
    width=297, height=210, top=28, right=37, bottom=26, left=35, lines=15, characters=40
)
"""The portrait page turned with its binding edge up: area 225 x 156 mm."""
LARGE = Page(lines=16, characters=20, size=22, title_size=28, table_size=18)
LARGE_LANDSCAPE = Page(
    width=297,
    height=210,
    top=28,
    right=37,
    bottom=26,
    left=35,
    lines=11,
    characters=28,
    size=22,
    title_size=28,
    table_size=18,
)


def page_for(*, landscape: bool, large: bool) -> Page:
    """Return the page for a direction of paper and a size of letters."""
    if large:
        return LARGE_LANDSCAPE if landscape else LARGE
    return LANDSCAPE if landscape else PORTRAIT
