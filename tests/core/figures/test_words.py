"""What a figure says to those who cannot see it, and what our own fonts can write."""

from pathlib import Path

import pytest
from PIL import ImageFont
from tests.core.figures.drawn import BY_AGENCY, DIFFICULTIES, NONE

from zhibu.core.figures.drawing import FONTS
from zhibu.core.figures.letters import balanced, width_of, wrapped
from zhibu.core.figures.words import words_of


def test_the_words_hold_title_base_numbers_and_limits():
    said = words_of(DIFFICULTIES)
    assert said.startswith("机关党建面临的主要困难（n=108，N=144，可多选）。")
    assert "创新不足78.7%（85人），范围74.0%至83.0%" in said
    assert "经费人数少，不公布" in said


def test_the_words_name_the_groups():
    assert "甲机关：时间难以协调40.0%（8人）" in words_of(BY_AGENCY)


def test_the_words_of_nothing_say_so():
    assert words_of(NONE) == "没有。没有可以画的数。"


def test_lines_neither_begin_with_closing_marks_nor_end_with_opening_ones():
    lines = wrapped("一二三四（五六）七八。九十", 5)
    assert lines == ("一二三四", "（五六）七", "八。九十")


def test_a_long_word_is_cut_and_a_short_one_is_not():
    assert wrapped("请看zhibu吧", 4) == ("请看", "zhibu吧")
    assert all(width_of(line) <= 5 for line in wrapped("w" * 40, 5))


def test_no_sign_is_left_alone_on_the_last_line():
    assert balanced("一二三四五六七八九", 8) == ("一二三四五", "六七八九")


@pytest.mark.parametrize("name", ["zhibu-sans.otf", "zhibu-sans-bold.otf", "zhibu-serif.otf"])
def test_our_fonts_write_every_sign_of_the_standard_set(name):
    font = ImageFont.truetype(str(FONTS / name), 16)
    absent = bytes(font.getmask("\ue000"))
    signs = "".join(
        bytes([high, low]).decode("gb2312", errors="ignore")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
    )
    assert len(signs) == 6763
    for sign in signs + "①⑩％§·—“”…＋《》：；〇":
        assert bytes(font.getmask(sign)) != absent, sign


def test_our_fonts_are_small_and_carry_their_licence():
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text()
    assert all(path.stat().st_size < 4_000_000 for path in Path(FONTS).glob("*.otf"))
