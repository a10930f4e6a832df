"""Shares that add up to the whole: one bar for each group, its parts numbered as in the key."""

from zhibu.core.figures.bars import EDGE, WIDEST_GROUP
from zhibu.core.figures.colours import INK, LINE, PAPER, QUIET, on_shade, shades
from zhibu.core.figures.figure import Bar, Figure
from zhibu.core.figures.layout import Field, Layout, Mark, Measures, Text
from zhibu.core.figures.letters import balanced, width_of
from zhibu.core.figures.words import WITHHELD, by_group, is_known

CIRCLED = 20
"""How many numbers in circles there are."""
OPEN = f"※或空白处：{WITHHELD}"
HIDDEN = 1e-9
"""A rest that is only a matter of rounding."""


def stacked_layout(figure: Figure, measures: Measures) -> Layout:
    """Return where key and bars of a figure stand."""
    made = Layout(measures=measures, domain=(0.0, 1.0), ticks=(0, 0.5, 1))
    labels = list(dict.fromkeys(bar.label for bar in figure.bars))
    _key(made, labels)
    room = measures.width * WIDEST_GROUP / measures.letter
    groups = by_group(figure.bars)
    beside = {group: balanced(group, room) if group else () for group in groups}
    made.left = max((measures.long(line) for lines in beside.values() for line in lines), default=0)
    made.left += measures.gap if made.left else EDGE
    made.right = measures.width - measures.letter / 2
    for group, bars in groups.items():
        lines = beside[group]
        height = max(measures.thickness * 1.2, len(lines) * measures.line)
        centre = made.y + height / 2
        made.label(lines, right=made.left - measures.gap, centre=centre)
        _whole(made, bars, labels, centre - measures.thickness / 2)
        made.y += height + measures.gap
    made.bottom = made.y
    return made


def number_of(place: int) -> str:
    """Return ① for 0 and so on; beyond ⑳ in brackets."""
    return chr(0x2460 + place) if place < CIRCLED else f"({place + 1})"


def _key(made: Layout, labels: list[str]) -> None:
    """Write the key: a field of the shade with its number, and the label beside it."""
    measures = made.measures
    field, x = measures.letter * 2, 0.0
    for place, label in enumerate(labels):
        lines = balanced(label, (measures.width - field - measures.gap) / measures.letter)
        long = field + measures.gap + max(measures.long(line) for line in lines)
        if x and x + long > measures.width:
            x, made.y = 0.0, made.y + measures.line
        colour = shades(len(labels))[place]
        top, low = made.y + 2, made.y + measures.line - 2
        made.fields.append(Field(x=x, y=top, x2=x + field, y2=low, fill=colour))
        made.texts.append(
            Text(
                x=x + field / 2,
                y=made.y + measures.line / 2,
                text=number_of(place),
                size=measures.letter,
                align="center",
                colour=on_shade(place, len(labels)),
            )
        )
        for line in lines:
            centre = made.y + measures.line / 2
            made.texts.append(
                Text(x=x + field + measures.gap, y=centre, text=line, size=measures.letter)
            )
            made.y += measures.line
        made.y -= measures.line
        x += long + measures.gap * 2
    made.y += measures.line + measures.gap


def _whole(made: Layout, bars: list[Bar], labels: list[str], y: float) -> None:
    """Draw the known parts of one whole from the left; what is withheld is left open."""
    at, count = 0.0, len(labels)
    for bar in bars:
        if bar.value is None or not is_known(bar):
            continue
        end = min(at + max(bar.value, 0), 1)
        place = labels.index(bar.label)
        made.box(at, end, y, fill=shades(count)[place], stroke=PAPER)
        _say(made, _fitting(made, bar.value, place), (at, end), y, on_shade(place, count))
        at = end
    if any(not is_known(bar) for bar in bars) and at < 1 - HIDDEN:
        made.box(at, 1, y, fill=PAPER, stroke=LINE)
        text = _if_it_fits(made, (WITHHELD, "※"), 1 - at)
        _say(made, text, (at, 1), y, QUIET)
        if text != WITHHELD and OPEN not in made.remarks:
            made.remarks.append(OPEN)


def _fitting(made: Layout, value: float, place: int) -> str:
    number = number_of(place)
    return _if_it_fits(made, (f"{number}{value:.1%}", number), value)


def _if_it_fits(made: Layout, texts: tuple[str, ...], part: float) -> str:
    """Return the first text that fits on a part of the whole, or nothing."""
    room = part * (made.right - made.left) / made.measures.letter
    return next((text for text in texts if width_of(text) + 0.3 <= room), "")


def _say(made: Layout, text: str, ends: tuple[float, float], y: float, colour: str = INK) -> None:
    if text:
        centre = y + made.measures.thickness / 2
        middle = sum(ends) / 2
        size = made.measures.letter
        made.marks.append(
            Mark(at=middle, y=centre, text=text, size=size, align="center", colour=colour)
        )
