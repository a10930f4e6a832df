"""The Vega-Lite specification of a figure: one for the page, the paper and the file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from zhibu.core.figures.bars import bars_layout
from zhibu.core.figures.colours import BAR, INK, LINE, PAPER, QUIET
from zhibu.core.figures.figure import Figure, FigureKind
from zhibu.core.figures.layout import Layout, Limits, Measures
from zhibu.core.figures.letters import balanced, one_line
from zhibu.core.figures.stacked import stacked_layout
from zhibu.core.figures.words import KEY, NOTHING, SHARES

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SCALE_LINES = 1.7
"""Height of the scale's numbers, in letters."""
HALO, WHISKER, TIP = 5, 2, 6
"""A whisker's white ground, its line, and half the height of its ends, in pixels."""
Layer = dict[str, Any]


@dataclass(frozen=True)
class Stroke:
    """A line between two numbers, its heights and width in pixels."""

    start: float
    end: float
    y: float
    y2: float
    colour: str
    wide: float


def specification_of(
    figure: Figure, measures: Measures, *, font: str, titled: bool = False
) -> dict[str, Any]:
    """Return the specification; `titled` adds what a caption else says: title and note."""
    stacks = figure.kind is FigureKind.STACKED
    made = stacked_layout(figure, measures) if stacks else bars_layout(figure, measures)
    title = _title(figure, measures) if titled else []
    _foot(figure, made, titled=titled)
    return {
        "$schema": SCHEMA,
        "width": measures.width,
        "height": made.bottom,
        "padding": {
            "left": 0,
            "right": 0,
            "top": len(title) * measures.line + (measures.gap if title else 0),
            "bottom": made.y - made.bottom,
        },
        "autosize": {"type": "none"},
        "background": PAPER,
        "config": {"font": font, "aria": False, "view": {"stroke": None}},
        **_title_part(title, measures),
        "layer": [*_layers(made, _scale(figure, made))],
    }


def _title(figure: Figure, measures: Measures) -> list[str]:
    number = f"图{figure.number} " if figure.number else ""
    return [*balanced(number + one_line(figure.title), measures.width / measures.letter)]


def _title_part(title: list[str], measures: Measures) -> dict[str, Any]:
    if not title:
        return {}
    part = {
        "text": title,
        "anchor": "start",
        "frame": "group",
        "offset": measures.gap,
        "fontSize": measures.letter,
        "fontWeight": "bold",
        "lineHeight": measures.line,
        "color": INK,
    }
    return {"title": part}


def _foot(figure: Figure, made: Layout, *, titled: bool) -> None:
    """Write what stands under the bars: the base, the key of the limits, the note."""
    if not figure.bars:
        made.write(NOTHING, quiet=True)
        made.bottom = made.y
    if made.ticks:
        made.y += round(made.measures.small * SCALE_LINES)
    base = [figure.base] if figure.base else []
    key = [KEY] if made.limits else []
    note = [figure.note] if figure.note and titled else []
    for text in (*base, *made.remarks, *key, *note):
        made.write(text, quiet=True)


def _scale(figure: Figure, made: Layout) -> dict[str, Any]:
    """Return the encoding of a number along the figure, with its axis if it has ticks."""
    axis = {
        "values": [*made.ticks],
        "format": ".0%" if figure.kind in SHARES else "g",
        "title": None,
        "domain": False,
        "ticks": False,
        "grid": made.has_grid,
        "gridColor": LINE,
        "labelColor": QUIET,
        "labelFontSize": made.measures.small,
        "labelFlush": True,
        "labelPadding": made.measures.gap / 2,
    }
    return {
        "type": "quantitative",
        "scale": {
            "domain": list(made.domain),
            "range": [made.left, made.right],
            "nice": False,
            "zero": False,
            "padding": 0,
        },
        "axis": axis if made.ticks else None,
    }


def _pixels(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def _layers(made: Layout, scale: dict[str, Any]) -> Iterator[Layer]:
    """Yield the layers from the ground up."""
    yield from _rects(made.fields, _pixels("x"), "x2")
    yield from _rects(made.boxes, {"field": "start", **scale}, "end")
    if made.limits or made.tracks:
        yield _strokes(_lines(made), scale)
    if made.points:
        mark = {"type": "point", "filled": True, "opacity": 1, "size": 110, "color": BAR}
        yield _layer(made.points, mark, {"x": {"field": "low", **scale}, "y": _pixels("y")})
    yield from _texts(made.texts, lambda text: (text.align, text.bold, 0.0), _pixels("x"))
    at = {"field": "at", **scale}
    yield from _texts(made.marks, lambda mark: (mark.align, False, mark.shift), at)


def _layer(parts: Iterable[Any], mark: dict[str, Any], encoding: dict[str, Any]) -> Layer:
    return {
        "data": {"values": [asdict(part) for part in parts]},
        "mark": {"clip": False, **mark},
        "encoding": encoding,
    }


def _rects(parts: list[Any], x: dict[str, Any], end: str) -> Iterator[Layer]:
    if parts:
        encoding = {
            "x": x,
            "x2": {"field": end},
            "y": _pixels("y"),
            "y2": {"field": "y2"},
            "fill": {"field": "fill", "type": "nominal", "scale": None},
            "stroke": {"field": "stroke", "type": "nominal", "scale": None},
        }
        yield _layer(parts, {"type": "rect", "strokeWidth": 1}, encoding)


def _lines(made: Layout) -> list[Stroke]:
    """Return the strokes: tracks of points, and limits on a white ground that parts them."""
    tracks = [Stroke(each.low, each.high, each.y, each.y, LINE, 1) for each in made.tracks]
    grounds = [stroke for each in made.limits for stroke in _whisker(each, PAPER, HALO)]
    limits = [stroke for each in made.limits for stroke in _whisker(each, INK, WHISKER)]
    return [*tracks, *grounds, *limits]


def _whisker(limits: Limits, colour: str, wide: int) -> tuple[Stroke, ...]:
    low, high, y = limits.low, limits.high, limits.y
    top, bottom = y - TIP - wide / 2, y + TIP + wide / 2
    return (
        Stroke(low, high, y, y, colour, wide),
        Stroke(low, low, top, bottom, colour, wide),
        Stroke(high, high, top, bottom, colour, wide),
    )


def _strokes(strokes: list[Stroke], scale: dict[str, Any]) -> Layer:
    encoding = {
        "x": {"field": "start", **scale},
        "x2": {"field": "end"},
        "y": _pixels("y"),
        "y2": {"field": "y2"},
        "color": {"field": "colour", "type": "nominal", "scale": None},
        "strokeWidth": {"field": "wide", "type": "quantitative", "scale": None},
    }
    return _layer(strokes, {"type": "rule"}, encoding)


def _texts(texts: list[Any], kind: Any, x: dict[str, Any]) -> Iterator[Layer]:
    """Yield a layer for each way of setting text."""
    alike: dict[Any, list[Any]] = defaultdict(list)
    for text in texts:
        alike[kind(text)].append(text)
    for (align, bold, shift), parts in alike.items():
        mark = {
            "type": "text",
            "align": align,
            "baseline": "middle",
            "fontWeight": "bold" if bold else "normal",
            "dx": shift,
            "dy": 1,
            "limit": 0,
        }
        encoding = {
            "x": x,
            "y": _pixels("y"),
            "text": {"field": "text", "type": "nominal"},
            "size": {"field": "size", "type": "quantitative", "scale": None},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        }
        yield _layer(parts, mark, encoding)
