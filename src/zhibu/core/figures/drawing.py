"""Figures as pictures, through one Vega-Lite specification."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from zhibu.core.figures.figure import Figure
from zhibu.core.figures.layout import measures_of
from zhibu.core.figures.letters import one_line
from zhibu.core.figures.specification import specification_of
from zhibu.core.figures.words import words_of

FONTS = Path(__file__).parent / "fonts"
"""What we ship for machines without Chinese fonts; see scripts/make_fonts."""
FONT = "Zhibu Sans, Noto Sans CJK SC, sans-serif"
"""Our own first, so that a picture is the same on every machine; others for rare signs.

It is a small font besides: measuring text in the whole Noto takes three times as long.
"""
ON_PAGE = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Noto Sans SC, sans-serif"
"""As the pages have it: the reader's own."""
VEGA_LITE = "6.4"
"""Named, so that a newer library draws what the old one drew."""
LARGEST_SCALE = 4


def svg_of(figure: Figure, *, width: int = 640, large: bool = False, titled: bool = False) -> str:
    """Return a figure as SVG to stand in a page; `width` in pixels, `large` 22-pixel letters.

    Base and key of the limits are in the drawing; title and note are the page's, unless
    `titled`. Text stays text; screen readers are told the numbers.
    """
    drawn = _drawn(figure, width, large=large, titled=titled)
    return _told(figure, drawn.replace(f'"{FONT}"', f'"{ON_PAGE}"'))


def png_of(
    figure: Figure,
    *,
    width: int = 640,
    scale: float = 2,
    large: bool = False,
    titled: bool = False,
) -> bytes:
    """Return a figure as PNG of `width` times `scale` dots."""
    drawn = _drawn(figure, width, large=large, titled=titled)
    picture: bytes = _drawer().svg_to_png(drawn, scale=min(scale, LARGEST_SCALE))
    return picture


def vector_of(figure: Figure, *, width: int = 640) -> str:
    """Return a figure as SVG in our own font, for a program that sets pages (`FONTS`)."""
    return _drawn(figure, width, large=False, titled=False)


def _drawn(figure: Figure, width: int, *, large: bool, titled: bool) -> str:
    measures = measures_of(width, large=large)
    specification = specification_of(figure, measures, font=FONT, titled=titled)
    # No address may be read: a figure consists of what it was given.
    drawn: str = _drawer().vegalite_to_svg(
        specification, vl_version=VEGA_LITE, allowed_base_urls=[]
    )
    return drawn


@cache
def _drawer() -> Any:
    """Return the library, loaded with our fonts when the first figure is drawn."""
    import vl_convert  # noqa: PLC0415 -- large, and only a figure needs it

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert


def _told(figure: Figure, drawn: str) -> str:
    """Return the drawing with its title and its numbers in words."""
    title, words = escape(one_line(figure.title)), escape(words_of(figure))
    opened, rest = drawn.split(">", 1)
    named = f'{opened} role="img" aria-label="{words}">'
    return f"{named}<title>{title}</title><desc>{words}</desc>{rest}"
