"""Bars, counts and means: one strip for each number, its value written at its end."""

from dataclasses import replace

from zhibu.core.figures.colours import BAR, INK, PALE, QUIET
from zhibu.core.figures.figure import Bar, Figure, FigureKind
from zhibu.core.figures.layout import Layout, Limits, Mark, Measures
from zhibu.core.figures.letters import balanced
from zhibu.core.figures.words import SHARES, is_known, value_text

WIDEST_LABEL = 0.38
"""Of the width, for labels beside bars."""
WIDEST_GROUP = 0.3
LEAST = 0.2
"""Of the width, for the bars however long what is written at them."""
EDGE = 3
"""Pixels left free where no label stands beside the bars, for half a whisker."""
SHARE_STEPS = (4, 2, 1)
"""Into how many parts the scale of shares may be cut."""
TICK = 4
"""Room for a number under the scale, in its letters."""


def bars_layout(figure: Figure, measures: Measures) -> Layout:
    """Return where the bars, counts or means of a figure stand, from the top down.

    Groups are compared label by label, in whatever order the bars come.
    """
    figure = replace(figure, bars=tuple(_by_label(figure.bars)))
    made = Layout(measures=measures, domain=_domain(figure))
    grouped = any(bar.group for bar in figure.bars)
    beside = _beside(figure, measures, grouped=grouped)
    made.left = max((measures.long(line) for lines in beside for line in lines), default=0)
    made.left += measures.gap if made.left else EDGE
    made.right = _right(figure, made)
    made.has_grid = not (grouped or measures.is_narrow)
    made.ticks = _ticks(figure, made)
    fills = _fills(figure)
    before = None
    for bar, lines in zip(figure.bars, beside, strict=True):
        if grouped and bar.label != before:
            made.y += measures.gap if made.y else 0
            made.write(bar.label, bold=True)
        if measures.is_narrow:
            made.write(bar.group if grouped else bar.label)
        before = bar.label
        _strip(figure, made, bar, lines, fills[bar.group])
    made.bottom = made.y
    return made


def _by_label(bars: tuple[Bar, ...]) -> list[Bar]:
    """Return the bars with all groups of a label together, labels in the order they appear.

    Without groups two bars of one label are two bars, and stay where they are.
    """
    if not any(bar.group for bar in bars):
        return list(bars)
    order = {label: place for place, label in enumerate(dict.fromkeys(bar.label for bar in bars))}
    return sorted(bars, key=lambda bar: order[bar.label])


def _domain(figure: Figure) -> tuple[float, float]:
    """Shares always run to 100 %, so that figures can be held beside each other."""
    if figure.kind in SHARES:
        return (0.0, 1.0)
    if figure.kind is FigureKind.MEANS and figure.scale_ends:
        return figure.scale_ends
    values = [bar.value for bar in figure.bars if bar.value is not None and is_known(bar)]
    highs = [bar.high for bar in figure.bars if bar.high is not None]
    lows = [bar.low for bar in figure.bars if bar.low is not None]
    low, high = min([0.0, *values, *lows]), max([0.0, *values, *highs])
    return (low, high if high > low else low + 1)


def _beside(figure: Figure, measures: Measures, *, grouped: bool) -> list[tuple[str, ...]]:
    """Return the lines left of each bar: its group, its label, or nothing on a phone."""
    if measures.is_narrow:
        return [() for _ in figure.bars]
    room = measures.width * (WIDEST_GROUP if grouped else WIDEST_LABEL) / measures.letter
    return [balanced(bar.group if grouped else bar.label, room) for bar in figure.bars]


def _right(figure: Figure, made: Layout) -> float:
    """Return the pixel of the scale's end that leaves room for what is written at each bar."""
    measures = made.measures
    low, high = made.domain
    room = measures.width - made.left - measures.gap
    fitting = [measures.width - made.left - measures.letter / 2]
    for bar in figure.bars:
        part = (_end(figure, bar, made) - low) / (high - low)
        if part > 0:
            fitting.append((room - measures.long(value_text(figure, bar))) / part)
    return made.left + max(min(fitting), measures.width * LEAST)


def _end(figure: Figure, bar: Bar, made: Layout) -> float:
    """Return where a bar and its limits end."""
    low, high = made.domain
    if bar.value is None or not is_known(bar):
        return low
    return min(max(bar.value, bar.high if bar.high is not None else bar.value, low), high)


def _ticks(figure: Figure, made: Layout) -> tuple[float, ...]:
    """Return the numbers under a scale, as many as have room."""
    room = int((made.right - made.left) / (made.measures.small * TICK))
    low, high = made.domain
    if figure.kind in SHARES:
        steps = next(count for count in SHARE_STEPS if count <= room or count == 1)
        return tuple(step / steps for step in range(steps + 1))
    if figure.kind is not FigureKind.MEANS:
        return ()
    whole = tuple(low + step for step in range(int(high - low) + 1))
    return whole if len(whole) - 1 <= room and whole[-1] == high else (low, high)


def _fills(figure: Figure) -> dict[str, str]:
    """Return the colour of each group; all are named beside their bars besides."""
    groups = list(dict.fromkeys(bar.group for bar in figure.bars))
    tones = (BAR, PALE) if len(groups) > 1 else (BAR,)
    return {group: tones[place % len(tones)] for place, group in enumerate(groups)}


def _strip(figure: Figure, made: Layout, bar: Bar, lines: tuple[str, ...], fill: str) -> None:
    """Draw one bar or point with its limits and its number, and what stands left of it."""
    measures = made.measures
    height = max(measures.thickness, len(lines) * measures.line)
    centre = made.y + height / 2
    made.label(lines, right=made.left - measures.gap, centre=centre)
    made.y += height + measures.gap
    low, high = made.domain
    if bar.value is not None and is_known(bar):
        value = min(max(bar.value, low), high)
        if figure.kind is FigureKind.MEANS:
            made.tracks.append(Limits(low=low, high=high, y=centre))
            made.points.append(Limits(low=value, high=value, y=centre))
        else:
            made.box(min(0, value), max(0, value), centre - measures.thickness / 2, fill=fill)
        if bar.low is not None and bar.high is not None and bar.low < bar.high:
            ends = (max(bar.low, low), min(bar.high, high))
            made.limits.append(Limits(low=ends[0], high=ends[1], y=centre))
    made.marks.append(
        Mark(
            at=_end(figure, bar, made),
            y=centre,
            text=value_text(figure, bar),
            size=measures.letter,
            shift=measures.gap,
            colour=INK if is_known(bar) else QUIET,
        )
    )
