"""Few colours, told apart by lightness: so on black-and-white paper, so for the colour-blind."""

from math import pow

INK = "#1f2328"
QUIET = "#57606a"
LINE = "#d8dee4"
PAPER = "#ffffff"
BAR = "#b5504d"
"""The accent of the pages, lightened so that the limits can be read on top of it."""
PALE = "#dfa9a6"
"""Every second group's, so that the eye can go along."""
STEPS = ((0x7D, 0x14, 0x14), (0xC4, 0x60, 0x5A), (0xF6, 0xE2, 0xE0))
"""Dark, middle and light; between them shades are mixed."""
HALF = 0.5
BLACK = "#000000"
DARK = 0.179
"""Relative luminance (WCAG) below which white letters are easier to read than black ones."""
WEIGHTS = (0.2126, 0.7152, 0.0722)
"""Of red, green and blue in the luminance."""


def shades(count: int) -> tuple[str, ...]:
    """Return `count` reds from dark to light, evenly spaced."""
    return tuple(_hex(_mixed(place, count)) for place in range(count))


def on_shade(place: int, count: int) -> str:
    """Return the colour of letters on the shade at `place`: at least 4.5 to 1 to read."""
    return PAPER if _luminance(_mixed(place, count)) < DARK else BLACK


def _mixed(place: int, count: int) -> tuple[int, ...]:
    light = place / (count - 1) if count > 1 else 0
    first, second = STEPS[:2] if light < HALF else STEPS[1:]
    part = light / HALF if light < HALF else (light - HALF) / HALF
    return tuple(
        round(dark + (pale - dark) * part) for dark, pale in zip(first, second, strict=True)
    )


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _luminance(colour: tuple[int, ...]) -> float:
    linear = (pow((part / 255 + 0.055) / 1.055, 2.4) for part in colour)
    return sum(weight * part for weight, part in zip(WEIGHTS, linear, strict=True))
