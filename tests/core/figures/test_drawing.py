"""Figures as they come out: what is written in them, and that nothing else is."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor
from tests.core.figures.drawn import (
    BY_AGENCY,
    DIFFICULTIES,
    EVERY_KIND,
    LONG,
    MARKS,
    NONE,
    SATISFACTION,
    STAFF,
    SVG,
    placed_texts,
    texts_of,
)

from zhibu.core.figures.colours import on_shade, shades
from zhibu.core.figures.drawing import png_of, svg_of
from zhibu.core.figures.figure import Bar, Figure, FigureKind
from zhibu.core.figures.letters import width_of

HOSTILE = "<script>alert(1)</script>&\"'</svg>]]>%{}$#\\ \x00\x0b\ud800👍🏽"


def test_numbers_are_written_at_their_bars_with_how_many_people():
    said = texts_of(svg_of(DIFFICULTIES))
    assert "78.7%（85人）" in said
    assert "43.5%（47人）" in said
    assert "0.0%（0人）" in said


def test_what_is_withheld_is_a_word_and_no_bar():
    withheld = Figure(title="少", kind=FigureKind.BARS, bars=(Bar(label="甲", value=None),))
    drawn = svg_of(withheld)
    assert "人数少，不公布" in texts_of(drawn)
    assert "role-mark" in drawn
    assert "mark-rect" not in drawn


def test_means_and_counts_carry_their_units():
    assert "3.82分（108人）" in texts_of(svg_of(MARKS))
    assert {"10人", "13人", "16人"} <= set(texts_of(svg_of(STAFF)))


def test_limits_are_explained_where_there_are_any():
    key = "线段：推算到全体的范围（95%置信区间）"
    assert key in texts_of(svg_of(DIFFICULTIES))
    assert key not in texts_of(svg_of(STAFF))


def test_the_base_is_in_the_drawing_and_title_and_note_only_when_asked():
    plain, titled = texts_of(svg_of(DIFFICULTIES)), texts_of(svg_of(DIFFICULTIES, titled=True))
    assert "n=108，N=144，可多选" in plain
    assert {"机关党建面临的主要困难", "数据为模拟。"}.isdisjoint(plain)
    assert {"机关党建面临的主要困难", "数据为模拟。"} <= set(titled)


def test_a_numbered_figure_has_its_number_before_the_title():
    drawn = svg_of(replace(DIFFICULTIES, number=4), titled=True)
    assert texts_of(drawn)[0] == "图4 机关党建面临的主要困难"


def test_groups_stand_beside_their_bars_by_name():
    said = texts_of(svg_of(BY_AGENCY))
    assert said[:4] == ["时间难以协调", "甲机关", "40.0%（8人）", "乙机关"]


def test_groups_are_compared_label_by_label_whatever_the_order():
    first, second, third, fourth = BY_AGENCY.bars
    by_group = replace(BY_AGENCY, bars=(first, third, second, fourth))
    assert texts_of(svg_of(by_group)) == texts_of(svg_of(BY_AGENCY))


def test_nobody_answered_is_not_the_same_as_withheld():
    asked = Figure(title="空", kind=FigureKind.MEANS, bars=(Bar(label="甲", value=None, count=0),))
    assert "无人回答" in texts_of(svg_of(asked))


def test_parts_of_a_whole_have_numbers_and_a_key():
    said = texts_of(svg_of(SATISFACTION))
    assert said[:6] == ["①", "满意", "②", "一般", "③", "不满意"]
    assert "①50.0%" in said


def test_withheld_parts_leave_the_rest_of_the_whole_open_without_its_size():
    said = "".join(texts_of(svg_of(SATISFACTION)))
    assert said.count("人数少，不公布") == 2
    assert "②40" not in said
    phone = texts_of(svg_of(SATISFACTION, width=320))
    assert "※" in phone
    assert "※或空白处：人数少，不公布" in phone


@pytest.mark.parametrize("figure", EVERY_KIND, ids=lambda figure: figure.title)
@pytest.mark.parametrize(("width", "large"), [(640, False), (640, True), (320, False), (320, True)])
def test_nothing_is_written_beyond_the_edge(figure, width, large):
    drawn = svg_of(figure, width=width, large=large)
    root = ElementTree.fromstring(drawn)
    assert float(root.attrib["width"]) == width
    for text in root.iter(f"{SVG}text"):
        size = float(text.attrib["font-size"].removesuffix("px"))
        assert width_of("".join(text.itertext())) * size <= width
    letter = 22 if large else 16
    for y, x, text in placed_texts(drawn):
        assert 0 <= x <= width
        assert 0 < y < float(root.attrib["height"])
        if "人）" in text:
            assert x + width_of(text) * letter <= width + 1


def test_long_labels_break_into_lines_of_like_length():
    lines = [text for text in texts_of(svg_of(DIFFICULTIES)) if text in LONG]
    assert "".join(lines) == LONG
    assert max(map(width_of, lines)) - min(map(width_of, lines)) <= 3


@pytest.mark.parametrize("figure", EVERY_KIND, ids=lambda figure: figure.title)
def test_a_reader_of_the_screen_hears_title_and_numbers(figure):
    root = ElementTree.fromstring(svg_of(figure))
    assert root.attrib["role"] == "img"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == figure.title
    assert root[1].tag == f"{SVG}desc"
    assert root[1].text == root.attrib["aria-label"]


def test_a_page_may_hold_the_drawing_under_a_strict_policy():
    for figure in EVERY_KIND:
        drawn = svg_of(figure)
        assert " style=" not in drawn
        assert "<style" not in drawn
        assert "<script" not in drawn
        assert "http" not in drawn.replace("http://www.w3.org/", "")


def test_hostile_text_stays_text():
    figure = Figure(
        title=HOSTILE,
        kind=FigureKind.GROUPED_BARS,
        base=HOSTILE,
        note=HOSTILE,
        bars=(Bar(label=HOSTILE, value=0.5, group=HOSTILE), Bar(label="字" * 10_000, value=1.0)),
    )
    root = ElementTree.fromstring(svg_of(figure, titled=True))
    assert not root.findall(f".//{SVG}script")
    assert "<script>alert(1)</script>" in "".join(root.itertext())
    assert float(root.attrib["height"]) < 3000
    assert Image.open(BytesIO(png_of(figure, titled=True))).width == 1280


@settings(max_examples=25, deadline=None)
@given(
    label=st.text(max_size=60),
    value=st.none() | st.floats(allow_nan=True),
    low=st.none() | st.floats(0, 1),
    kind=st.sampled_from(FigureKind),
)
def test_every_figure_can_be_drawn(label, value, low, kind):
    bar = Bar(label=label, value=value, low=low, high=0.9, group=label[:5])
    ElementTree.fromstring(svg_of(Figure(title=label, kind=kind, bars=(bar, bar)), titled=True))


def test_the_same_figure_is_the_same_picture():
    assert svg_of(DIFFICULTIES) == svg_of(DIFFICULTIES)
    assert png_of(DIFFICULTIES) == png_of(DIFFICULTIES)


def test_a_picture_has_the_dots_asked_for():
    picture = Image.open(BytesIO(png_of(DIFFICULTIES, width=400, scale=2)))
    assert picture.width == 800


@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_the_parts_of_a_whole_differ_without_colour(count):
    picture = Image.new("RGB", (count + 1, 1), "white")
    for place, shade in enumerate(shades(count)):
        picture.putpixel((place, 0), ImageColor.getrgb(shade))
    tones = list(picture.convert("L").tobytes())
    assert all(lighter - darker >= 20 for darker, lighter in pairwise(tones))


@pytest.mark.parametrize("count", range(1, 21))
def test_numbers_on_a_shade_can_be_read(count):
    for place, shade in enumerate(shades(count)):
        light, dark = sorted((brightness(shade), brightness(on_shade(place, count))), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def brightness(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [part / 255 for part in ImageColor.getrgb(colour)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_nothing_to_draw_is_said():
    assert texts_of(svg_of(NONE)) == ["没有可以画的数"]


def test_the_library_waits_until_a_figure_is_drawn():
    asked = (
        "import sys, zhibu.core.figures.drawing; print({'vl_convert', 'altair'} & {*sys.modules})"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
