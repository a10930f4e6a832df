"""Figures to draw, and what a drawing says when it is read again."""

from xml.etree import ElementTree

from zhibu.core.figures.figure import Bar, Figure, FigureKind

SVG = "{http://www.w3.org/2000/svg}"
LONG = "党员外勤事务较多，经常出现长时段出差调研、集中精力写文稿等紧急公务（含抽调、驻村）"

DIFFICULTIES = Figure(
    title="机关党建面临的主要困难",
    kind=FigureKind.BARS,
    base="n=108，N=144，可多选",
    note="数据为模拟。",
    bars=(
        Bar(label="创新不足", value=85 / 108, low=0.74, high=0.83, count=85),
        Bar(label=LONG, value=47 / 108, low=0.38, high=0.49, count=47),
        Bar(label="经费", value=None),
        Bar(label="没有困难", value=0.0, low=0.0, high=0.02, count=0),
    ),
)
SATISFACTION = Figure(
    title="整体成效",
    kind=FigureKind.STACKED,
    bars=tuple(
        Bar(label=label, value=value, group=group)
        for group, values in (
            ("甲机关", (0.5, 0.3, 0.2)),
            ("乙机关", (0.6, None, None)),
            ("丙机关", (None, None, None)),
        )
        for label, value in zip(("满意", "一般", "不满意"), values, strict=True)
    ),
)
BY_AGENCY = Figure(
    title="分单位",
    kind=FigureKind.GROUPED_BARS,
    bars=tuple(
        Bar(label=label, value=value, low=value - 0.1, high=value + 0.1, count=8, group=group)
        for label in ("时间难以协调", LONG)
        for group, value in (("甲机关", 0.4), ("乙机关", 0.7))
    ),
)
STAFF = Figure(
    title="在职人数",
    kind=FigureKind.COUNTS,
    unit="人",
    bars=tuple(
        Bar(label=f"机关{name}", value=10 + 3 * place) for place, name in enumerate("甲乙丙")
    ),
)
MARKS = Figure(
    title="评价",
    kind=FigureKind.MEANS,
    unit="分",
    scale_ends=(1, 5),
    bars=(
        Bar(label="学习", value=3.824, low=3.6, high=4.1, count=108),
        Bar(label="奖励", value=None),
    ),
)
ONE = Figure(title="一项", kind=FigureKind.BARS, bars=(Bar(label="是", value=0.5, count=1),))
NONE = Figure(title="没有", kind=FigureKind.BARS, bars=())
FIFTEEN = Figure(
    title="十五项",
    kind=FigureKind.BARS,
    bars=tuple(
        Bar(label=f"第{number}项", value=number / 15, low=number / 16, high=1.0, count=number)
        for number in range(1, 16)
    ),
)
EVERY_KIND = (DIFFICULTIES, SATISFACTION, BY_AGENCY, STAFF, MARKS, ONE, NONE, FIFTEEN)


def texts_of(svg: str) -> list[str]:
    """The lines of text in a drawing, from the top down and from the left."""
    return [text for _, _, text in sorted(placed_texts(svg))]


def placed_texts(svg: str) -> list[tuple[float, float, str]]:
    """Each text with the height and the left of its anchor."""
    found: list[tuple[float, float, str]] = []
    _walk(ElementTree.fromstring(svg), (0.0, 0.0), found)
    return found


def _walk(node, moved, found) -> None:
    x, y = moved
    if "transform" in node.attrib:
        dx, dy = node.attrib["transform"].removeprefix("translate(").rstrip(")").split(",")
        x, y = x + float(dx), y + float(dy)
    if node.tag == f"{SVG}text":
        found.append((round(y, 1), round(x, 1), "".join(node.itertext())))
    for child in node:
        _walk(child, (x, y), found)
