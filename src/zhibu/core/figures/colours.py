"""Few colours, told apart by lightness: so on black-and-white paper, so for the colour-blind."""

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
LIGHT_FROM = 0.45
"""From here on letters on a shade are dark."""


def shades(count: int) -> tuple[str, ...]:
    """Return `count` reds from dark to light, evenly spaced."""
    return tuple(_mixed(_lightness(place, count)) for place in range(count))


def on_shade(place: int, count: int) -> str:
    """Return the colour of letters on the shade at `place`."""
    return PAPER if _lightness(place, count) < LIGHT_FROM else INK


def _lightness(place: int, count: int) -> float:
    return place / (count - 1) if count > 1 else 0


def _mixed(light: float) -> str:
    first, second = STEPS[:2] if light < HALF else STEPS[1:]
    part = light / HALF if light < HALF else (light - HALF) / HALF
    mixed = (round(dark + (pale - dark) * part) for dark, pale in zip(first, second, strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)
